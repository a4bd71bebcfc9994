package dev.countersign.approval.ui;

import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.Verdict;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.Formats;
import java.util.Optional;

/** What follows once the reader has asked for changes: who can change the request until when, and that the reader is asked again. */
public final class AfterChanges {

    private AfterChanges() {}

    /** Empty if the reader has asked for none, or the request has ended. */
    public static Optional<String> sentence(ApprovalCase shown, Formats formats) {
        RequestCase request = shown.request();
        boolean waits = shown.state() instanceof ApprovalCase.State.Decided own
                && own.verdict() == Verdict.REQUEST_CHANGES
                && request.head().status().isOpen();
        String requester = request.head().requester().name();
        return Optional.of(request.changes()
                        .map(changes -> formats.say("case.asked-to-change", requester, formats.exact(changes.due())))
                        .orElseGet(() -> formats.say("case.goes-back", requester)))
                .filter(_ -> waits);
    }
}
