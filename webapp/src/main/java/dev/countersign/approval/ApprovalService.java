package dev.countersign.approval;

import dev.countersign.people.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What people do with the approvals they were asked for. */
@Service
public class ApprovalService {

    /** The person's open approvals, what is due first on top, after the cursor if there is one. */
    public Inbox inbox(Actor actor, InboxFilter filter, Optional<InboxCursor> after) {
        throw pending(actor, filter, after);
    }

    public InboxCounts counts(Actor actor) {
        throw pending(actor);
    }

    /** The case, for whoever is or was asked, and for administrators; empty for everybody else. */
    public Optional<ApprovalCase> open(Actor actor, ApprovalId approval) {
        throw pending(actor, approval);
    }

    /**
     * Records what the person decides. Until the undo window closes nothing acts on it.
     *
     * @param comment may be blank to approve
     * @param revision the revision of the request that the person saw
     * @param idempotency the same for a repetition of the same click: it gives the same answer and records nothing new
     */
    public DecideResult decide(
            Actor actor, ApprovalId approval, Verdict verdict, String comment, int revision, UUID idempotency) {
        throw pending(actor, approval, verdict, comment, revision, idempotency);
    }

    /** Takes the person's own decision back, as long as the undo window is open. */
    public UndoResult undo(Actor actor, DecisionId decision) {
        throw pending(actor, decision);
    }

    private static UnsupportedOperationException pending(Object... arguments) {
        return new UnsupportedOperationException(List.of(arguments).toString());
    }
}
