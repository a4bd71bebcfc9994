package dev.countersign.approval.ui;

import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.HandoverResult;
import dev.countersign.approval.Handovers;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.request.MentionOffer;
import dev.countersign.request.Mentions;
import dev.countersign.request.RequestId;
import dev.countersign.request.ui.AboutRequest;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Passes the viewer's own part of a case to somebody else, and offers whom to name in what is written about it. */
record Delegation(Handovers handovers, Mentions mentions, People people, Viewer viewer) {

    /** @param done gets the result, also if it was too late */
    HandoverDialog dialog(ApprovalCase seen, Consumer<HandoverResult> done) {
        RequestId request = seen.request().head().id();
        PersonId requester = seen.request().head().requester().id();
        PersonId self = viewer.actor().person();
        PersonPicker picker = new PersonPicker(
                        viewer.formats().say("handover.to"), people, viewer, Set.of(requester, self))
                .explaining(requester, "handover.unsuitable.REQUESTER")
                .explaining(self, "handover.unsuitable.SAME");
        return new HandoverDialog(
                        HandoverDialog.Texts.DELEGATE,
                        List.of(new AboutRequest(seen.request(), viewer.formats())),
                        HandoverRemarks.on(picker, handovers, people, viewer, seen::approval, viewer.actor()::person),
                        viewer.formats(),
                        kept(viewer, seen.approval()),
                        (to, note) -> handovers.delegate(viewer.actor(), seen.approval(), to, note),
                        done)
                .offering(typed -> named(List.of(request), typed));
    }

    /** Stores what is typed into the dialog. */
    static KeptFields kept(Viewer viewer, ApprovalId approval) {
        return new KeptFields(viewer.actor(), "delegate." + approval);
    }

    /** The people to offer while a name is typed into words about these requests. */
    List<MentionOffer> named(Collection<RequestId> requests, String typed) {
        return mentions.offer(viewer.actor(), requests, typed);
    }
}
