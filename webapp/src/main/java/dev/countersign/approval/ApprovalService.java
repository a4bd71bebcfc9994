package dev.countersign.approval;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.request.Remark;
import dev.countersign.tenant.TimeOrderedIds;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What people do with the approvals they were asked for. */
@Service
public class ApprovalService {

    private final InboxReader inbox;
    private final ApprovalCaseReader cases;
    private final ApprovalWork work;
    private final DecisionPolicy policy;
    private final Membership membership;
    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final Settling settling;
    private final Separation separation;
    private final Covering covering;
    private final UndoEnds undoEnds;
    private final MentionsInApprovals mentions;
    private final SecurityRecords refusals;
    private final TimeOrderedIds ids;

    ApprovalService(
            InboxReader inbox,
            ApprovalCaseReader cases,
            ApprovalWork work,
            DecisionPolicy policy,
            Membership membership,
            AssignmentRepository assignments,
            DecisionRepository decisions,
            Settling settling,
            Separation separation,
            Covering covering,
            UndoEnds undoEnds,
            MentionsInApprovals mentions,
            SecurityRecords refusals,
            TimeOrderedIds ids) {
        this.inbox = inbox;
        this.cases = cases;
        this.work = work;
        this.policy = policy;
        this.membership = membership;
        this.assignments = assignments;
        this.decisions = decisions;
        this.settling = settling;
        this.separation = separation;
        this.covering = covering;
        this.undoEnds = undoEnds;
        this.mentions = mentions;
        this.refusals = refusals;
        this.ids = ids;
    }

    /** The person's open approvals, what is due first on top. */
    public Page<InboxItem> inbox(Actor actor, InboxFilter filter, Range<InboxCursor> range) {
        return inbox.page(actor, filter, range);
    }

    /** Whether a search by text or requester looks at all open approvals that the rest of the filter leaves, and not only at the first of them. */
    public boolean searchesAll(Actor actor, InboxFilter filter) {
        return inbox.searchesAll(actor, filter);
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

    /** What became of an approval that this person decided for somebody who was away; empty for everybody else. */
    public Optional<StoodIn> stoodIn(Actor actor, ApprovalId approval) {
        return cases.stoodIn(actor, approval);
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
        return decide(actor, approval, verdict, comment, revision, idempotency, Duration.ZERO);
    }

    /** The same for a program with the person's own token. */
    public DecideResult decideByToken(
            Actor actor, ApprovalId approval, Verdict verdict, String comment, int revision, UUID idempotency) {
        return decide(actor, new Answer(approval, verdict, Remark.of(comment), revision, idempotency, Channel.API));
    }

    /** @param longer than the undo window, for how long the decision can be undone */
    DecideResult decide(
            Actor actor,
            ApprovalId approval,
            Verdict verdict,
            String comment,
            int revision,
            UUID idempotency,
            Duration longer) {
        return decide(
                actor,
                new Answer(approval, verdict, Remark.of(comment), revision, idempotency, Channel.PRODUCT),
                longer);
    }

    DecideResult decide(Actor actor, Answer answer) {
        return decide(actor, answer, Duration.ZERO);
    }

    private DecideResult decide(Actor actor, Answer answer, Duration longer) {
        Timer.Sample begun = Timer.start();
        DecideResult result = decided(actor, answer, longer);
        begun.stop(Metrics.timer(
                "countersign.decision", "result", result instanceof DecideResult.Recorded ? "recorded" : "refused"));
        return result;
    }

    private DecideResult decided(Actor actor, Answer answer, Duration longer) {
        ApprovalId approval = answer.approval();
        DecideResult result = work.as(
                        actor,
                        _ -> Optional.of(approval),
                        (present, locked) -> repeated(present, answer)
                                .or(() -> policy.refusal(present, locked, answer))
                                .orElseGet(() -> record(present, locked, answer, longer)))
                .orElseGet(DecideResult.NotFound::new);
        if (result instanceof DecideResult.NotFound || result instanceof DecideResult.NotAllowed) {
            refusals.refused(actor.tenant(), actor.person(), "approval", approval.toString());
        }
        return result;
    }

    /** Takes the person's own decision back, as long as the undo window is open. */
    public UndoResult undo(Actor actor, DecisionId decision) {
        UndoResult result = work.as(
                        actor,
                        present -> decisions.find(decision, present.person()).map(DecisionRepository.Row::approval),
                        (present, locked) -> takeBack(
                                present,
                                locked,
                                decisions.find(decision, present.person()).orElseThrow()))
                .orElseGet(UndoResult.NotFound::new);
        if (result instanceof UndoResult.NotFound) {
            refusals.refused(actor.tenant(), actor.person(), "decision", decision.toString());
        }
        return result;
    }

    /** Gives up the time in which the person's own decision can be undone: what follows from it need not wait for it. */
    public ReleaseResult release(Actor actor, DecisionId decision) {
        ReleaseResult result = work.as(
                        actor,
                        present -> decisions.find(decision, present.person()).map(DecisionRepository.Row::approval),
                        (present, locked) -> release(
                                present,
                                locked,
                                decisions.find(decision, present.person()).orElseThrow()))
                .orElseGet(ReleaseResult.NotFound::new);
        if (result instanceof ReleaseResult.NotFound) {
            refusals.refused(actor.tenant(), actor.person(), "decision", decision.toString());
        }
        return result;
    }

    private ReleaseResult release(Actor actor, LockedApproval approval, DecisionRepository.Row decision) {
        if (decision.undoneAt().isPresent()) {
            return new ReleaseResult.AlreadyUndone();
        }
        decisions.release(decision.id(), approval.now());
        settling.hasten(approval);
        separation.reviewAgain(approval.request()).forEach(approval.request()::publish);
        mentions.released(approval, decision);
        approval.request()
                .record(
                        actor.person(),
                        "approval.released",
                        Map.of(
                                "approval", decision.approval().toString(),
                                "decision", decision.id().toString()));
        return new ReleaseResult.Released();
    }

    /** The same click once more. An id that was used for another decision is a bug, and must not pass for recorded. */
    private Optional<DecideResult> repeated(Actor actor, Answer answer) {
        Optional<DecisionRepository.Row> before = decisions.repeated(actor.person(), answer.click());
        before.filter(row -> !row.approval().equals(answer.approval()) || row.verdict() != answer.verdict())
                .ifPresent(other -> {
                    throw new IllegalArgumentException("Click %s decided something else".formatted(answer.click()));
                });
        return before.map(row -> repeated(row, answer.remark()));
    }

    /** Another comment was not sent with the first click, so it must not pass for recorded. */
    private static DecideResult repeated(DecisionRepository.Row before, Remark remark) {
        if (before.undoneAt().isPresent()) {
            return new DecideResult.Undone();
        }
        return remark.text().equals(Objects.requireNonNullElse(before.comment(), ""))
                ? new DecideResult.Recorded(before.id(), before.undoUntil())
                : new DecideResult.OwnDecision(before.verdict(), before.decidedAt());
    }

    private DecideResult record(Actor actor, LockedApproval approval, Answer answer, Duration longer) {
        AssignmentRepository.Row mine = assignmentOf(actor.person(), approval);
        Remark remark = answer.remark();
        DecisionRepository.Row decision = new DecisionRepository.Row(
                new DecisionId(ids.next()),
                approval.id(),
                mine.id(),
                actor.person(),
                answer.verdict(),
                remark.isEmpty() ? null : remark.text(),
                approval.row().revision(),
                answer.click(),
                approval.now(),
                settling.undoUntil(approval.tenant(), approval.now(), longer),
                Optional.empty(),
                Optional.empty());
        decisions.insert(actor.tenant(), decision, answer.channel());
        mentions.decided(approval, decision);
        // They may have left one of their groups a moment ago.
        membership.refresh(actor.tenant(), List.of(mine));
        assignments.mark(mine.id(), AssignmentRepository.Status.DECIDED);
        boolean open = follow(approval);
        if (open && approval.now().isBefore(decision.undoUntil())) {
            undoEnds.at(approval.tenant(), approval.id(), decision.undoUntil());
        }
        approval.request().publish(new NoLongerAsked(actor.tenant(), approval.id(), Optional.of(actor.person())));
        Map<String, String> details = details(approval, decision, mine.owner());
        details.put("channel", answer.channel().name());
        approval.request().record(actor.person(), "approval.decided", details);
        return new DecideResult.Recorded(decision.id(), decision.undoUntil());
    }

    private UndoResult takeBack(Actor actor, LockedApproval approval, DecisionRepository.Row decision) {
        if (decision.undoneAt().isPresent()) {
            return new UndoResult.AlreadyUndone();
        }
        ApprovalRow row = approval.row();
        if (!approval.now().isBefore(row.undoUntil(decision))) {
            return new UndoResult.TooLate(decision.undoUntil());
        }
        PersonId owner = assignmentOf(actor.person(), approval).owner();
        decisions.undo(decision.id(), approval.now());
        // Without this decision those of other people may still settle it. If they do not, it is opened again with all
        // that was called off.
        assignments.mark(
                decision.assignment(),
                row.isOpen() ? AssignmentRepository.Status.OPEN : AssignmentRepository.Status.VOID);
        follow(approval);
        covering.tell(approval, covering.coverAfterUndo(approval, actor.person()));
        separation.coverBeside(approval);
        approval.request().record(actor.person(), "approval.undone", details(approval, decision, owner));
        String comment = decision.comment();
        return new UndoResult.Undone(approval.id(), comment == null ? "" : comment);
    }

    /**
     * What follows from other decisions than before: the rule of the step may be met now or not, and others be asked in addition. Whether the approval is
     * open then.
     */
    private boolean follow(LockedApproval approval) {
        boolean open = settling.recount(approval);
        separation.review(approval.request()).forEach(approval.request()::publish);
        return open;
    }

    private AssignmentRepository.Row assignmentOf(PersonId person, LockedApproval approval) {
        return assignments.of(approval.id()).stream()
                .filter(assignment -> assignment.person().equals(person))
                .findFirst()
                .orElseThrow();
    }

    /** @param owner who was asked, if they are away and somebody else decided */
    private static Map<String, String> details(
            LockedApproval approval, DecisionRepository.Row decision, PersonId owner) {
        String comment = decision.comment();
        Map<String, String> details = new HashMap<>();
        details.put("approval", decision.approval().toString());
        details.put("decision", decision.id().toString());
        details.put("verdict", decision.verdict().name());
        details.put("comment", comment == null ? "" : comment);
        if (approval.filed().requester().equals(decision.person())) {
            details.put("own-request", "allowed");
        }
        if (!owner.equals(decision.person())) {
            details.put("for", owner.toString());
        }
        return details;
    }
}
