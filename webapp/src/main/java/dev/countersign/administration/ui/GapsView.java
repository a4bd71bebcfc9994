package dev.countersign.administration.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.Gap;
import dev.countersign.administration.Gaps;
import dev.countersign.live.Change;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.request.ui.Links;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Parts;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** What is missing in the organisation, so that somebody cannot be asked, each with what to do. */
@Route(GapsView.PATH)
@RolesAllowed({"ADMINISTRATOR", "AUDITOR", "SERVICE_DESK"})
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
public class GapsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "organisation/gaps";

    /** A page of another module. */
    static final String TEMPLATES = "organisation/templates";

    private final transient Gaps gaps;
    private final transient GapActions actions;
    private final Viewer viewer;
    private final UnorderedList list = new UnorderedList();
    private final transient Parts rows = new Parts(list);
    private final EmptyState none;
    private transient List<Gap> found = List.of();

    public GapsView(Gaps gaps, GapActions actions, Viewer viewer, Live live) {
        this.gaps = gaps;
        this.actions = actions;
        this.viewer = viewer;
        this.none = new EmptyState(getTranslation("gaps.none"), getTranslation("gaps.none.text"));
        addClassName("page");
        list.addClassName("rows");
        add(new Heading(getTranslation("gaps.title")), StaffPages.links(PATH), list, none);
        // Approvals and templates are replaced by calls that follow.
        live.keep(this, viewer.actor().tenant(), this::concerns, this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        found = gaps.list(viewer.actor()).orElseThrow(NotFoundException::new);
        rows.show(found.stream()
                .distinct()
                .map(gap -> Parts.Part.of(gap, () -> new ListItem(line(gap))))
                .toList());
        list.setVisible(!found.isEmpty());
        none.setVisible(found.isEmpty());
    }

    private boolean concerns(Change change) {
        return change.concerns(viewer.actor().person())
                || found.stream().anyMatch(gap -> switch (gap) {
                    case Gap.Request request -> change.isAbout(request.request());
                    case Gap.ApproverLeft left ->
                        change.concerns(left.approver().id());
                    case Gap.ManagerLeft left -> change.concerns(left.manager().id());
                    case Gap.TemplateNamesLeaver named ->
                        change.concerns(named.person().id());
                    case Gap.EmptyGroup _, Gap.UnknownGroup _, Gap.TemplateNamesNobody _, Gap.HeadLeft _ -> false;
                });
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("gaps.title"));
    }

    private Div line(Gap gap) {
        return switch (gap) {
            case Gap.Request request ->
                line(
                        gap,
                        "gaps.request",
                        "/requests/" + request.request(),
                        request.number(),
                        request.title().in(viewer.language()));
            case Gap.EmptyGroup(var group) ->
                line(
                        gap,
                        "gaps.empty-group",
                        GroupsView.PATH + "/" + group.id(),
                        group.name().in(viewer.language()),
                        GroupWords.names(group.templates(), viewer.language()));
            case Gap.UnknownGroup(var template, var key) ->
                line(gap, "gaps.unknown-group", GroupsView.PATH, template.in(viewer.language()), key);
            case Gap.TemplateNamesLeaver(var key, var template, var person) ->
                line(
                        gap,
                        "gaps.template-leaver",
                        viewer.actor().may(Right.SEE_TEMPLATES)
                                ? TEMPLATES + "/" + key
                                : StaffView.PATH + "/" + person.id(),
                        template.in(viewer.language()),
                        person.name());
            case Gap.TemplateNamesNobody(var template, var email) ->
                line(gap, "gaps.template-nobody", StaffAddView.PATH, template.in(viewer.language()), email);
            case Gap.HeadLeft(var department) ->
                line(gap, "gaps.head-left", DepartmentsView.PATH, department.name(), name(department.head()));
            case Gap.ApproverLeft(var person, var approvals) ->
                left(gap, "gaps.approver-left", person, viewer.formats().say("gaps.approvals", approvals));
            case Gap.ManagerLeft(var person, var people) ->
                left(gap, "gaps.manager-left", person, viewer.formats().say("gaps.people", people));
        };
    }

    private static String name(Optional<PersonName> person) {
        return person.map(PersonName::name).orElse("");
    }

    private Div left(Gap gap, String key, PersonName person, String what) {
        return line(gap, key, StaffView.PATH + "/" + person.id(), person.name(), what);
    }

    private Div line(Gap gap, String key, String path, String first, String second) {
        Span wrong = new Span(getTranslation(key, first, second));
        wrong.addClassName("strong");
        Span todo = new Span(getTranslation(key + ".to-do"));
        todo.addClassName("small");
        Anchor open = Links.secondary(path, getTranslation("gaps.open"));
        open.getElement().setAttribute("aria-label", getTranslation("gaps.open.of", first));
        Div line = new Div(Icon.FAILED.draw(), new Div(wrong, todo), open);
        actions.mend(gap, viewer, this::show).ifPresent(line::add);
        line.addClassNames("trouble", "gap");
        return line;
    }
}
