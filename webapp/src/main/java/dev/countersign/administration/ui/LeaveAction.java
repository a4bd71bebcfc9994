package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffMember;
import dev.countersign.administration.StaffResult;
import dev.countersign.approval.Succession;
import dev.countersign.away.Absences;
import dev.countersign.away.ui.AwayRemarks;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.ui.Formats;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets those who look after people deactivate somebody, and give what a leaver still holds to somebody else, also from lists. */
@org.springframework.stereotype.Component
record LeaveAction(Staff staff, Succession succession, People people, Absences absences) {

    static boolean mayReplace(Viewer viewer) {
        return viewer.actor().may(Right.MANAGE_PEOPLE);
    }

    /** @param done reads the page again */
    Button deactivate(PersonName person, Viewer viewer, Runnable done) {
        return button(LeaveDialog.Act.LEAVE, person, viewer, done);
    }

    /** @param done reads the page again */
    Button replace(PersonName person, Viewer viewer, Runnable done) {
        Button button = button(LeaveDialog.Act.REPLACE, person, viewer, done);
        button.setAriaLabel(I18NProvider.translate("people.replace.of", person.name()));
        return button;
    }

    private Button button(LeaveDialog.Act act, PersonName person, Viewer viewer, Runnable done) {
        KeptDialog kept = new KeptDialog(viewer.actor(), act.kept() + "." + person.id());
        return kept.button(
                I18NProvider.translate(act.key()),
                // Read now: what they hold may have changed since the button was drawn.
                () -> staff.open(viewer.actor(), person.id())
                        .filter(member -> member.row().active() == (act == LeaveDialog.Act.LEAVE))
                        .ifPresentOrElse(member -> open(act, member, kept, viewer, done), done));
    }

    private void open(LeaveDialog.Act act, StaffMember member, KeptDialog kept, Viewer viewer, Runnable done) {
        PersonName person = member.row().person();
        kept.open(new LeaveDialog(
                act,
                member,
                people,
                new AwayRemarks(absences, viewer),
                viewer,
                kept.fields(),
                successor -> foresee(member, successor, viewer),
                (successor, note) -> {
                    StaffResult result = act == LeaveDialog.Act.LEAVE
                            ? staff.leave(viewer.actor(), person.id(), successor, note)
                            : staff.replace(
                                    viewer.actor(), person.id(), member.successor(), successor.orElseThrow(), note);
                    if (result instanceof StaffResult.Left left) {
                        Toast.say(sentence(act, person, successor, left, viewer));
                        done.run();
                    }
                    return result;
                }));
    }

    /** What else it means if this person takes over. */
    private List<Notice> foresee(StaffMember leaver, PersonName successor, Viewer viewer) {
        PersonName person = leaver.row().person();
        List<Notice> notices = new ArrayList<>();
        succession
                .foresee(viewer.actor(), person.id(), successor.id())
                .filter(outlook -> outlook.elsewhere() > 0)
                .ifPresent(outlook -> notices.add(SuccessionNotice.of(outlook, successor, viewer.formats())));
        staff.open(viewer.actor(), successor.id())
                .filter(one -> one.chain().stream().anyMatch(above -> above.id().equals(person.id())))
                .ifPresent(_ -> notices.add(SuccessionNotice.below(
                        successor, person, leaver.chain().stream().findFirst(), viewer.formats())));
        return notices;
    }

    private String sentence(
            LeaveDialog.Act act,
            PersonName person,
            Optional<PersonId> successor,
            StaffResult.Left left,
            Viewer viewer) {
        Formats formats = viewer.formats();
        String to = successor
                .map(id -> people.names(viewer.actor().tenant(), Set.of(id)).get(id))
                .map(PersonName::name)
                .orElse("");
        return left.takeover()
                .map(takeover -> StaffHoldings.afterTakeover(act, person.name(), to, takeover, formats))
                .orElseGet(() -> StaffHoldings.afterLeaving(person.name(), left.held(), formats));
    }
}
