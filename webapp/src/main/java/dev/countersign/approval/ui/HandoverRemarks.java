package dev.countersign.approval.ui;

import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.HandoverOutlook;
import dev.countersign.approval.HandoverResult;
import dev.countersign.approval.Handovers;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
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

/** Says of people to whom an approval can be passed that they are away, or are asked at a step that needs another person. */
record HandoverRemarks(
        Handovers handovers, People people, Viewer viewer, Supplier<ApprovalId> approval, Supplier<PersonId> from)
        implements Function<Collection<PersonId>, Map<PersonId, Remark>> {

    /** The same picker with these remarks. */
    static PersonPicker on(
            PersonPicker picker,
            Handovers handovers,
            People people,
            Viewer viewer,
            Supplier<ApprovalId> approval,
            Supplier<PersonId> from) {
        return picker.remarks(new HandoverRemarks(handovers, people, viewer, approval, from));
    }

    @Override
    public Map<PersonId, Remark> apply(Collection<PersonId> candidates) {
        HandoverOutlook outlook = handovers.outlook(viewer.actor(), approval.get(), from.get(), candidates);
        Map<PersonId, Remark> remarks = new HashMap<>();
        people.names(viewer.actor().tenant(), outlook.away().keySet())
                .forEach((person, name) -> Optional.ofNullable(outlook.away().get(person))
                        .ifPresent(away -> remarks.put(person, away(name, away))));
        outlook.otherSide().forEach((person, step) -> {
            if (candidates.contains(person)) {
                remarks.merge(person, otherSide(step), HandoverRemarks::both);
            }
        });
        return remarks;
    }

    private Remark away(PersonName person, HandoverResult.Away away) {
        return new Remark(
                viewer.formats().say("away.away-until", viewer.formats().date(away.until())),
                HandoverTexts.away(person, away, viewer.formats()));
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
