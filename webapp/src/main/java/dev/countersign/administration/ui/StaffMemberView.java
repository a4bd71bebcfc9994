package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
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
import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffMember;
import dev.countersign.administration.StaffResult;
import dev.countersign.away.Absences;
import dev.countersign.away.ui.AwayRemarks;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.removal.PersonalRecords;
import dev.countersign.request.ui.Links;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Live;
import dev.countersign.ui.Notice;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Section;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** One person: what is known about them, whom they report to, and what they hold. */
@Route(StaffView.PATH + "/:person")
@RolesAllowed({"ADMINISTRATOR", "AUDITOR", "SERVICE_DESK"})
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
public class StaffMemberView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** Of those who report to the person. The service tells at most 200. */
    private static final int MOST_NAMES = 50;

    private final transient Staff staff;
    private final transient LeaveAction leaving;
    private final transient People people;
    private final transient Absences absences;
    private final transient PersonalRecords data;
    private final transient ObjectProvider<StaffPart> parts;
    private final Viewer viewer;
    private final Div holds = new Div();
    private @Nullable PersonId id;
    private String name = "";

    public StaffMemberView(
            Staff staff,
            LeaveAction leaving,
            People people,
            Absences absences,
            PersonalRecords data,
            ObjectProvider<StaffPart> parts,
            Viewer viewer,
            Live live) {
        this.staff = staff;
        this.leaving = leaving;
        this.people = people;
        this.absences = absences;
        this.data = data;
        this.parts = parts;
        this.viewer = viewer;
        addClassName("page");
        // Open approvals change hands by calls that follow, and by others.
        live.keep(
                this,
                viewer.actor().tenant(),
                change -> id != null && change.concerns(id),
                () -> staff.open(viewer.actor(), shown()).ifPresent(this::refresh));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters()
                .get("person")
                .flatMap(Links::uuid)
                .map(PersonId::new)
                .orElseThrow(NotFoundException::new);
        show();
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(name);
    }

    private PersonId shown() {
        if (id == null) {
            throw new IllegalStateException("nobody is shown");
        }
        return id;
    }

    private void show() {
        show(staff.open(viewer.actor(), shown()).orElseThrow(NotFoundException::new));
    }

    private void show(StaffMember member) {
        name = member.row().person().name();
        removeAll();
        add(new Anchor(StaffView.PATH, getTranslation("people.all")));
        add(head(member), facts(member));
        member.leaving().ifPresent(leaving -> add(notice(leaving)));
        if (member.row().active() && member.row().away()) {
            add(awayNotice(member.row().person()));
        }
        StaffHoldings.stillNamed(member, viewer).ifPresent(this::add);
        if (member.mayChange() && member.row().active()) {
            add(new Section(getTranslation("people.edit"), new StaffForm(member, people, viewer, (opened, draft) -> {
                StaffResult result = staff.change(viewer.actor(), shown(), opened, draft);
                if (result instanceof StaffResult.Saved || result instanceof StaffResult.NotFound) {
                    // Who has left meanwhile is shown so.
                    show();
                }
                return result;
            })));
        }
        if (!member.mayChange()) {
            add(readOnly(member));
        }
        add(new Section(getTranslation("people.chain"), chain(member)));
        showHoldings(member);
        add(new Section(getTranslation("people.holds"), holds));
        parts.orderedStream().map(part -> part.of(shown(), viewer)).forEach(shown -> shown.ifPresent(this::add));
        if (viewer.actor().may(Right.SET_ORGANISATION)) {
            add(new Section(
                    getTranslation("personal-data.title"),
                    new PersonalRecordsPart(
                            data, viewer, member.row().person(), member.row().active(), this::show)));
        }
        if (viewer.actor().may(Right.SEE_AUDIT)) {
            add(new Section(
                    getTranslation("nav.audit"),
                    new Anchor(AuditAddress.ofPerson(shown()), getTranslation("audit.of-person", name))));
        }
    }

    /** The form of somebody who is active stays as it is: somebody may be typing. */
    private void refresh(StaffMember member) {
        if (member.row().active()) {
            showHoldings(member);
        } else {
            show(member);
        }
    }

    private void showHoldings(StaffMember member) {
        holds.removeAll();
        holds.add(StaffHoldings.list(member.holdings(), viewer));
    }

    /** Why nothing can be changed, and what their roles allow. */
    private Component[] readOnly(StaffMember member) {
        List<Component> parts = new ArrayList<>();
        if (viewer.actor().may(Right.MANAGE_PEOPLE) && !viewer.actor().may(Right.GRANT_ROLES)) {
            parts.add(new Notice(Tone.CALM, Icon.PEOPLE, getTranslation("people.not-yours")));
        }
        if (member.row().roles().size() > 1) {
            RolesMeaning meaning = new RolesMeaning();
            meaning.show(member.row().roles());
            parts.add(new Section(getTranslation("people.roles"), meaning));
        }
        return parts.toArray(Component[]::new);
    }

    private Heading head(StaffMember member) {
        if (!member.mayChange()) {
            return new Heading(name);
        }
        if (member.row().active()) {
            return new Heading(name, leaving.deactivate(member.row().person(), viewer, this::show));
        }
        Button activate =
                new Button(getTranslation("people.return"), clicked -> done(staff.comeBack(viewer.actor(), shown())));
        return StaffHoldings.isOpen(member.holdings())
                ? new Heading(name, leaving.replace(member.row().person(), viewer, this::show), activate)
                : new Heading(name, activate);
    }

    private Paragraph facts(StaffMember member) {
        List<String> facts = new ArrayList<>(StaffWords.address(member.row().person()));
        if (member.row().department() != null) {
            facts.add(member.row().department());
        }
        facts.addAll(StaffWords.roles(member.row().roles()));
        (member.row().active() ? member.holdings().groups() : List.<Text>of())
                .forEach(group -> facts.add(getTranslation("people.in-group", group.in(viewer.language()))));
        facts.add(member.locale().getDisplayName(viewer.language()));
        facts.add(member.zone().getId());
        if (!member.row().active()) {
            facts.add(getTranslation("people.left"));
        } else if (member.row().away()) {
            facts.add(getTranslation("people.away"));
        }
        return new Paragraph(Dotted.of(facts));
    }

    /** When, by whom and why they were deactivated, and who has what they held. */
    private Notice notice(StaffMember.Leaving leaving) {
        Formats formats = viewer.formats();
        String at = formats.exact(leaving.at());
        List<String> sentences = new ArrayList<>();
        sentences.add(leaving.by()
                .map(by -> getTranslation("people.leaving.by", by.name(), at))
                .orElseGet(() -> getTranslation("people.leaving.at", at)));
        leaving.successor()
                .map(successor -> getTranslation("people.leaving.successor", successor.name()))
                .or(() -> leaving.known() ? Optional.of(getTranslation("people.leaving.nobody")) : Optional.empty())
                .ifPresent(sentences::add);
        if (!leaving.note().isEmpty()) {
            sentences.add(getTranslation("people.leaving.note", leaving.note()));
        }
        return new Notice(Tone.CALM, Icon.PEOPLE, String.join(" ", sentences));
    }

    /** Until when they are away, who decides for them, and what they have told colleagues. */
    private Component[] awayNotice(PersonName person) {
        return new AwayRemarks(absences, viewer)
                .apply(Set.of(person.id())).values().stream()
                        .map(remark -> viewer.actor().may(Right.MANAGE_PEOPLE)
                                ? new Notice(
                                        Tone.WAIT,
                                        Icon.WAITING,
                                        remark.sentence(),
                                        new Anchor("away?person=" + person.id(), getTranslation("away.notice.change")))
                                : new Notice(Tone.WAIT, Icon.WAITING, remark.sentence()))
                        .toArray(Component[]::new);
    }

    /** From the top of the organisation down to the person and to those who report to them: each level within the one above, as screen readers say it. */
    private UnorderedList chain(StaffMember member) {
        Span here = new Span(name);
        here.addClassName("strong");
        here.getElement().setAttribute("aria-current", "true");
        ListItem level = new ListItem(here);
        if (!member.reports().isEmpty()) {
            level.add(names(member.reports()));
        }
        for (PersonName above : member.chain()) {
            level = new ListItem(link(above), new UnorderedList(level));
        }
        UnorderedList top = new UnorderedList(level);
        top.addClassName("staff-chain");
        return top;
    }

    private UnorderedList names(List<PersonName> people) {
        UnorderedList list = new UnorderedList();
        people.stream().limit(MOST_NAMES).forEach(person -> list.add(new ListItem(link(person))));
        if (people.size() > MOST_NAMES) {
            list.add(new ListItem(viewer.formats().say("people.chain.more", people.size() - MOST_NAMES)));
        }
        return list;
    }

    private static Anchor link(PersonName person) {
        return new Anchor(StaffView.PATH + "/" + person.id(), person.name());
    }

    private void done(StaffResult result) {
        Toast.say(StaffWords.sentence(result, name));
        show();
    }
}
