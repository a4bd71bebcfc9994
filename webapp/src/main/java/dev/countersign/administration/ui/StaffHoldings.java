package dev.countersign.administration.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.administration.StaffMember;
import dev.countersign.administration.Takeover;
import dev.countersign.people.Right;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person holds, in sentences. */
final class StaffHoldings {

    private StaffHoldings() {}

    /** A list of what they hold, with the templates as links if the reader may open them. */
    static UnorderedList list(StaffMember.Holdings held, Viewer viewer) {
        List<String> said = passedOn(held, viewer.formats());
        count(said, "people.holds.requests", held.requests(), viewer.formats());
        UnorderedList list = new UnorderedList();
        said.forEach(sentence -> list.add(new ListItem(sentence)));
        if (!held.templates().isEmpty()) {
            list.add(new ListItem(new Sentence("people.holds.templates", templates(held, viewer))));
        }
        if (list.getChildren().findAny().isEmpty()) {
            list.add(new ListItem(viewer.formats().say("people.holds.nothing")));
        }
        return list;
    }

    /** The templates that name the person, with commas between them. */
    static Span templates(StaffMember.Holdings held, Viewer viewer) {
        Span names = new Span();
        for (StaffMember.NamingTemplate template : held.templates()) {
            String name = template.name().in(viewer.language());
            if (names.getChildren().findAny().isPresent()) {
                names.add(new Text(", "));
            }
            names.add(
                    viewer.actor().may(Right.SEE_TEMPLATES)
                            ? new Anchor(GapsView.TEMPLATES + "/" + template.key(), name)
                            : new Span(name));
        }
        return names;
    }

    /** Whether somebody else can take over something of it. */
    static boolean isOpen(StaffMember.Holdings held) {
        return held.approvals() > 0
                || held.reports() > 0
                || held.standIn() > 0
                || !held.groups().isEmpty()
                || !held.departments().isEmpty()
                || !held.templates().isEmpty();
    }

    /** What becomes of it if nobody takes it over; empty if nothing is left. */
    static Optional<Notice> withoutSuccessor(StaffMember.Holdings held, Formats formats) {
        List<String> said = new ArrayList<>();
        count(said, "people.nobody.approvals", held.approvals() - held.shared(), formats);
        count(said, "people.nobody.shared", held.shared(), formats);
        if (!held.groups().isEmpty()) {
            said.add(formats.say("people.nobody.groups", GroupWords.names(held.groups(), formats.language())));
        }
        if (!held.departments().isEmpty()) {
            said.add(formats.say("people.nobody.departments", String.join(", ", held.departments())));
        }
        count(said, "people.nobody.reports", held.reports(), formats);
        count(said, "people.nobody.stand-in", held.standIn(), formats);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        UnorderedList list = new UnorderedList();
        said.forEach(sentence -> list.add(new ListItem(sentence)));
        return Optional.of(new Notice(
                Tone.WAIT,
                Icon.PEOPLE,
                formats.say("people.nobody"),
                list,
                new Paragraph(formats.say("people.nobody.later"))));
    }

    /** What of it needs somebody to edit a template, since leaving has changed none; empty if nothing does. */
    static Optional<Notice> stillNamed(StaffMember member, Viewer viewer) {
        StaffMember.Holdings held = member.holdings();
        return member.row().active() || held.templates().isEmpty()
                ? Optional.empty()
                : Optional.of(new Notice(
                        Tone.WAIT,
                        Icon.TEMPLATES,
                        viewer.formats().say("people.left.templates"),
                        new Paragraph(templates(held, viewer))));
    }

    /** What nobody has taken over from the person who was deactivated. */
    static String afterLeaving(String person, StaffMember.Holdings held, Formats formats) {
        return formats.say(passedOn(held, formats).isEmpty() ? "people.left.done" : "people.left.to-nobody", person);
    }

    /** Who has what the person held who was deactivated. */
    static String afterTakeover(
            LeaveDialog.Act act, String person, String successor, Takeover takeover, Formats formats) {
        List<String> taken = new ArrayList<>();
        count(taken, "people.taken.approvals", takeover.approvals().toSuccessor(), formats);
        belongings(
                taken,
                "people.taken",
                GroupWords.names(takeover.groups(), formats.language()),
                takeover.departments(),
                formats);
        count(taken, "people.taken.reports", takeover.reports(), formats);
        count(taken, "people.taken.stand-in", takeover.standIn(), formats);
        List<String> said = new ArrayList<>();
        if (act == LeaveDialog.Act.LEAVE) {
            said.add(formats.say("people.left.done", person));
        }
        if (!taken.isEmpty()) {
            said.add(formats.say("people.left.to-successor", successor, String.join("; ", taken)));
        }
        takeover.approvals()
                .toOthers()
                .forEach((heir, count) -> said.add(formats.say("people.elsewhere.gets", count, heir.name())));
        takeover.moved()
                .ifPresent(moved -> said.add(moved.manager()
                        .map(manager -> formats.say("people.left.reports-to", successor, manager.name()))
                        .orElseGet(() -> formats.say("people.left.no-manager", successor))));
        count(said, "people.left.stays", takeover.approvals().toNobody(), formats);
        return String.join(" ", said);
    }

    private static void belongings(
            List<String> said, String key, String groups, List<String> departments, Formats formats) {
        if (!groups.isEmpty()) {
            said.add(formats.say(key + ".groups", groups));
        }
        if (!departments.isEmpty()) {
            said.add(formats.say(key + ".departments", String.join(", ", departments)));
        }
    }

    /** Without their own requests, which stay theirs, and what templates say. */
    private static List<String> passedOn(StaffMember.Holdings held, Formats formats) {
        List<String> said = new ArrayList<>();
        count(said, "people.holds.approvals", held.approvals(), formats);
        belongings(
                said, "people.holds", GroupWords.names(held.groups(), formats.language()), held.departments(), formats);
        count(said, "people.holds.reports", held.reports(), formats);
        count(said, "people.holds.stand-in", held.standIn(), formats);
        return said;
    }

    private static void count(List<String> said, String key, int count, Formats formats) {
        if (count > 0) {
            said.add(formats.say(key, count));
        }
    }
}
