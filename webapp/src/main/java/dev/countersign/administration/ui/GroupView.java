package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.GroupPage;
import dev.countersign.administration.GroupResult;
import dev.countersign.administration.GroupRow;
import dev.countersign.administration.Groups;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.People;
import dev.countersign.people.Right;
import dev.countersign.request.ui.Links;
import dev.countersign.ui.Heading;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.PersonMark;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Rows;
import dev.countersign.ui.Section;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One group: its members and the templates that ask it. */
@Route(GroupsView.PATH + "/:group")
@RolesAllowed({"ADMINISTRATOR", "AUDITOR", "SERVICE_DESK"})
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
public class GroupView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Groups groups;
    private final transient People people;
    private final Viewer viewer;
    private @Nullable UUID id;
    private String name = "";

    public GroupView(Groups groups, People people, Viewer viewer) {
        this.groups = groups;
        this.people = people;
        this.viewer = viewer;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("group").flatMap(Links::uuid).orElseThrow(NotFoundException::new);
        show();
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(name);
    }

    private UUID shown() {
        if (id == null) {
            throw new IllegalStateException("no group is shown");
        }
        return id;
    }

    private void show() {
        GroupPage page = groups.open(viewer.actor(), shown()).orElseThrow(NotFoundException::new);
        name = page.group().name().in(viewer.language());
        removeAll();
        add(new Anchor(GroupsView.PATH, getTranslation("groups.all")), heading(page));
        add(new Paragraph(getTranslation("groups.key", page.group().key())));
        Section members =
                new Section(viewer.formats().say("groups.members", page.group().members()));
        if (page.mayChange()) {
            members.add(adding(page));
        }
        members.add(members(page));
        add(members, usage(page));
    }

    private Heading heading(GroupPage page) {
        if (!page.mayChange()) {
            return new Heading(name);
        }
        KeptDialog renaming = new KeptDialog(viewer.actor(), "rename." + shown());
        Button rename = renaming.button(
                getTranslation("groups.rename"),
                () -> renaming.open(new GroupNameDialog(
                        getTranslation("groups.rename"),
                        page.group().name(),
                        viewer,
                        renaming.fields(),
                        this::rename)));
        Button delete = new Button(getTranslation("groups.delete"), clicked -> askToDelete());
        delete.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        return new Heading(name, rename, delete);
    }

    private GroupResult rename(Text opened, String english, String spanish) {
        GroupResult result = groups.rename(viewer.actor(), shown(), opened, english, spanish);
        if (result instanceof GroupResult.Saved) {
            done(result);
        }
        return result;
    }

    private Div adding(GroupPage page) {
        PersonPicker person = new PersonPicker(
                getTranslation("groups.add"),
                people,
                viewer,
                page.members().stream().map(one -> one.person().id()).collect(Collectors.toSet()));
        person.addValueChangeListener(chosen -> {
            if (chosen.isFromClient() && chosen.getValue() != null) {
                GroupResult result = groups.addMember(
                        viewer.actor(), shown(), chosen.getValue().id());
                if (result instanceof GroupResult.Saved) {
                    done(result);
                } else {
                    person.say(GroupWords.sentence(result, viewer));
                }
            }
        });
        Div field = new Div(person);
        field.addClassName("organisation-fields");
        return field;
    }

    private Rows members(GroupPage page) {
        return new Rows(
                page.members().stream().map(member -> line(page, member)).toList());
    }

    private Div line(GroupPage page, GroupPage.Member member) {
        Anchor person = new Anchor(
                StaffView.PATH + "/" + member.person().id(), member.person().name());
        Span about = new Span(member.active() ? member.person().email() : getTranslation("people.left"));
        about.addClassName("small");
        Div words = new Div(person, about);
        words.addClassName("staff-words");
        Div line = new Div(PersonMark.of(member.person()), words);
        line.addClassName("staff-line");
        if (page.mayChange()) {
            Button remove = new Button(getTranslation("groups.remove"), clicked -> remove(member));
            remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
            remove.setAriaLabel(
                    getTranslation("groups.remove.of", member.person().name()));
            line.add(remove);
        }
        return line;
    }

    private Section usage(GroupPage page) {
        Section usage = new Section(getTranslation("groups.usage"));
        if (page.group().templates().isEmpty()) {
            usage.add(new Paragraph(getTranslation("groups.usage.none")));
            return usage;
        }
        UnorderedList names = new UnorderedList();
        page.group().templates().forEach(template -> names.add(new ListItem(template.in(viewer.language()))));
        usage.add(names);
        if (page.mayChange()
                && viewer.actor().may(Right.EDIT_TEMPLATES)
                && !page.others().isEmpty()) {
            usage.add(replacing(page));
        }
        return usage;
    }

    private Div replacing(GroupPage page) {
        ComboBox<GroupRow> other = new ComboBox<>(getTranslation("groups.replace-by"));
        other.setItems(page.others());
        other.setItemLabelGenerator(row -> row.name().in(viewer.language()));
        other.setHelperText(getTranslation("groups.replace.help"));
        Button yes = new Button(getTranslation("groups.replace"), clicked -> {
            if (other.getValue() != null) {
                Toast.say(GroupWords.sentence(
                        groups.replace(viewer.actor(), shown(), other.getValue().id()), viewer));
            }
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(other, yes);
        fields.addClassName("organisation-filter");
        return fields;
    }

    /** Of the last member of a group that a template asks, only after a question: nobody could decide there then. */
    private void remove(GroupPage.Member member) {
        Runnable act = () -> done(
                groups.removeMember(viewer.actor(), shown(), member.person().id()));
        GroupRow group = groups.open(viewer.actor(), shown())
                .orElseThrow(NotFoundException::new)
                .group();
        if (member.active() && group.members() == 1 && !group.templates().isEmpty()) {
            ask(
                    "groups.empty",
                    getTranslation("groups.empty.title", member.person().name()),
                    getTranslation("groups.empty.text"),
                    act);
        } else {
            act.run();
        }
    }

    private void askToDelete() {
        GroupPage page = groups.open(viewer.actor(), shown()).orElseThrow(NotFoundException::new);
        ask(
                "groups.delete",
                getTranslation("groups.delete.title", name),
                viewer.formats().say("groups.delete.text", page.group().members()),
                this::delete);
    }

    /** @param key of the answers */
    private void ask(String key, String title, String text, Runnable act) {
        PageDialog dialog = new PageDialog();
        dialog.setHeaderTitle(title);
        dialog.add(new Paragraph(text));
        Button yes = new Button(getTranslation(key + ".yes"), clicked -> {
            dialog.close();
            act.run();
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        yes.setDisableOnClick(true);
        dialog.getFooter().add(new Button(getTranslation(key + ".no"), clicked -> dialog.close()), yes);
        dialog.open();
    }

    private void delete() {
        GroupResult result = groups.delete(viewer.actor(), shown());
        Toast.say(GroupWords.sentence(result, viewer));
        if (result instanceof GroupResult.Saved) {
            getUI().ifPresent(ui -> ui.navigate(GroupsView.class));
        }
    }

    private void done(GroupResult result) {
        Toast.say(GroupWords.sentence(result, viewer));
        show();
    }
}
