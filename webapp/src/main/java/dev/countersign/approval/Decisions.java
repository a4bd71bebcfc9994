package dev.countersign.approval;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonName;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.Remark;
import dev.countersign.request.Requests;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Records what people decide. The request's row lock puts everything that happens to a request in a line, so of two people who
 * decide at the same moment one is first.
 */
@Component
class Decisions {

    private final ActorTransaction transaction;
    private final Requests requests;
    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final People people;
    private final Settling settling;
    private final Separation separation;
    private final Announcement announcement;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final SecurityRecords refusals;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Decisions(
            ActorTransaction transaction,
            Requests requests,
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            DecisionRepository decisions,
            People people,
            Settling settling,
            Separation separation,
            Announcement announcement,
            AuditLog audit,
            ApplicationEventPublisher events,
            SecurityRecords refusals,
            TimeOrderedIds ids,
            Clock clock) {
        this.transaction = transaction;
        this.requests = requests;
        this.approvals = approvals;
        this.assignments = assignments;
        this.decisions = decisions;
        this.people = people;
        this.settling = settling;
        this.separation = separation;
        this.announcement = announcement;
        this.audit = audit;
        this.events = events;
        this.refusals = refusals;
        this.ids = ids;
        this.clock = clock;
    }

    DecideResult decide(Actor actor, ApprovalId id, Verdict verdict, String comment, int revision, UUID idempotency) {
        return transaction.call(actor, present -> {
            Optional<ApprovalRow> found = approvals.find(id);
            if (found.isEmpty()) {
                refusals.refused(present.tenant(), present.person(), "approval", id.toString());
                return new DecideResult.NotFound();
            }
            FiledRequest request =
                    requests.lock(present.tenant(), found.get().request()).orElseThrow();
            ApprovalRow approval = approvals.lock(id).orElseThrow();
            return decisions
                    .repeated(present.person(), idempotency)
                    .map(before -> again(before, id, verdict))
                    .orElseGet(() -> {
                        Refusal refusal = new Refusal(
                                request,
                                approval,
                                assignments.of(id),
                                decisions.standing(id),
                                separation.conflicts(request, approval));
                        Optional<DecideResult> refused = refusal.of(present, verdict, comment, revision, this::name);
                        if (refused.orElse(null) instanceof DecideResult.NotAllowed) {
                            refusals.refused(present.tenant(), present.person(), "approval", id.toString());
                        }
                        return refused.orElseGet(
                                () -> record(present, request, approval, verdict, comment, idempotency));
                    });
        });
    }

    /** The same click once more. An id that was used for another decision is a bug, and must not pass for recorded. */
    private static DecideResult again(DecisionRepository.Row before, ApprovalId id, Verdict verdict) {
        if (!before.approval().equals(id) || before.verdict() != verdict) {
            throw new IllegalArgumentException("Click %s decided something else".formatted(before.idempotency()));
        }
        return new DecideResult.Recorded(before.id(), before.undoUntil());
    }

    private DecideResult record(
            Actor actor,
            FiledRequest request,
            ApprovalRow approval,
            Verdict verdict,
            String comment,
            UUID idempotency) {
        // The database keeps microseconds and the job runner compares with them: nothing finer must decide what is due.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant undoUntil = settling.undoUntil(now);
        Remark remark = Remark.of(comment);
        AssignmentId mine = assignments.of(approval.id()).stream()
                .filter(assignment -> assignment.person().equals(actor.person()))
                .map(AssignmentRepository.Row::id)
                .findFirst()
                .orElseThrow();
        DecisionRepository.Row decision = new DecisionRepository.Row(
                new DecisionId(ids.next()),
                approval.id(),
                mine,
                actor.person(),
                verdict,
                remark.isEmpty() ? null : remark.text(),
                approval.revision(),
                idempotency,
                now,
                undoUntil,
                Optional.empty());
        decisions.insert(actor.tenant(), decision);
        assignments.mark(mine, AssignmentRepository.Status.DECIDED);
        settling.recount(actor.tenant(), request, approval, now);
        separation.review(actor.tenant(), request, now).forEach(events::publishEvent);
        announcement.changed(actor.tenant(), request);
        audit(actor, request, "approval.decided", decision);
        return new DecideResult.Recorded(decision.id(), undoUntil);
    }

    UndoResult undo(Actor actor, DecisionId id) {
        return transaction.call(actor, present -> {
            Optional<ApprovalRow> found =
                    decisions.find(id, present.person()).flatMap(decision -> approvals.find(decision.approval()));
            if (found.isEmpty()) {
                refusals.refused(present.tenant(), present.person(), "decision", id.toString());
                return new UndoResult.NotFound();
            }
            FiledRequest request =
                    requests.lock(present.tenant(), found.get().request()).orElseThrow();
            ApprovalRow approval = approvals.lock(found.get().id()).orElseThrow();
            DecisionRepository.Row decision =
                    decisions.find(id, present.person()).orElseThrow();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (decision.undoneAt().isPresent()) {
                return new UndoResult.AlreadyUndone();
            }
            if (!now.isBefore(decision.undoUntil()) || !approval.counts() || approval.isExpired()) {
                return new UndoResult.TooLate(decision.undoUntil());
            }
            takeBack(present, request, approval, decision, now);
            announcement.changed(present.tenant(), request);
            audit(present, request, "approval.undone", decision);
            String comment = decision.comment();
            return new UndoResult.Undone(approval.id(), comment == null ? "" : comment);
        });
    }

    private void takeBack(
            Actor actor, FiledRequest request, ApprovalRow approval, DecisionRepository.Row decision, Instant now) {
        decisions.undo(decision.id(), now);
        assignments.mark(decision.assignment(), AssignmentRepository.Status.OPEN);
        settling.recount(actor.tenant(), request, approval, now);
        separation.review(actor.tenant(), request, now).forEach(events::publishEvent);
    }

    private PersonName name(Actor actor, DecisionRepository.Row decision) {
        return people.find(actor.tenant(), decision.person()).orElseThrow().personName();
    }

    private void audit(Actor actor, FiledRequest request, String kind, DecisionRepository.Row decision) {
        String comment = decision.comment();
        audit.append(
                actor.tenant(),
                new AuditEvent(
                        kind,
                        actor.person(),
                        request.id().value(),
                        Map.of(
                                "approval", decision.approval().toString(),
                                "decision", decision.id().toString(),
                                "verdict", decision.verdict().name(),
                                "comment", comment == null ? "" : comment)));
    }
}
