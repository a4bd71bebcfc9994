package dev.countersign.approval.ui;

import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.Handovers;
import dev.countersign.away.Absences;
import dev.countersign.away.ui.AwayRemarks;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.PersonPicker.Remark;
import dev.countersign.ui.Viewer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Says of people to whom an approval can be passed that they are away, or are asked at a step that needs another person.
 *
 * @param from whose part is passed
 */
record HandoverRemarks(
        Handovers handovers, Absences absences, Viewer viewer, Supplier<ApprovalId> approval, Supplier<PersonId> from)
        implements Function<Collection<PersonId>, Map<PersonId, Remark>> {

    /** The same picker with these remarks. */
    static PersonPicker on(
            PersonPicker picker,
            Handovers handovers,
            Absences absences,
            Viewer viewer,
            Supplier<ApprovalId> approval,
            Supplier<PersonId> from) {
        return picker.remarks(new HandoverRemarks(handovers, absences, viewer, approval, from));
    }

    @Override
    public Map<PersonId, Remark> apply(Collection<PersonId> people) {
        Map<PersonId, Remark> remarks =
                new HashMap<>(new AwayRemarks(absences, viewer, () -> Optional.of(from.get())).apply(people));
        handovers.onOtherSide(viewer.actor(), approval.get()).forEach((person, step) -> {
            if (people.contains(person)) {
                remarks.merge(person, otherSide(step), HandoverRemarks::both);
            }
        });
        return remarks;
    }

    private Remark otherSide(Text step) {
        String name = step.in(viewer.language());
        return new Remark(
                viewer.formats().say("handover.other-side.brief", name),
                viewer.formats().say("handover.other-side", name));
    }

    private static Remark both(Remark one, Remark other) {
        return new Remark(Dotted.of(one.brief(), other.brief()), one.sentence() + " " + other.sentence());
    }
}
