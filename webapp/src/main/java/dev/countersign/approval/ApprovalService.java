package dev.countersign.approval;

import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What people do with the approvals they were asked for. */
@Service
public class ApprovalService {

    private final Decisions decisions;
    private final InboxReader inbox;
    private final CaseReader cases;

    ApprovalService(Decisions decisions, InboxReader inbox, CaseReader cases) {
        this.decisions = decisions;
        this.inbox = inbox;
        this.cases = cases;
    }

    /** The person's open approvals, what is due first on top. */
    public Page<InboxItem> inbox(Actor actor, InboxFilter filter, Range<InboxCursor> range) {
        return inbox.page(actor, filter, range);
    }

    public InboxCounts counts(Actor actor) {
        return inbox.counts(actor);
    }

    /** How many open approvals the person has, at most {@value InboxCounts#MOST}. */
    public int waiting(Actor actor) {
        return inbox.waiting(actor);
    }

    /** The case, for whoever is or was asked, and for administrators; empty for everybody else. */
    public Optional<ApprovalCase> open(Actor actor, ApprovalId approval) {
        return cases.open(actor, approval);
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
        return decisions.decide(actor, approval, verdict, comment, revision, idempotency);
    }

    /** Takes the person's own decision back, as long as the undo window is open. */
    public UndoResult undo(Actor actor, DecisionId decision) {
        return decisions.undo(actor, decision);
    }
}
