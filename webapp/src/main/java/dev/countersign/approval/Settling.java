package dev.countersign.approval;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Settles an approval as soon as its rule is met, and opens it again when it is met no longer. In the request's unit of work. */
@Component
class Settling {

    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final AnswerCalls answers;
    private final Deadlines deadlines;
    private final UndoWindows undoWindows;

    Settling(
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            DecisionRepository decisions,
            AnswerCalls answers,
            Deadlines deadlines,
            UndoWindows undoWindows) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.decisions = decisions;
        this.answers = answers;
        this.deadlines = deadlines;
        this.undoWindows = undoWindows;
    }

    /** @param longer if it can be undone at all, it can be for so much longer */
    Instant undoUntil(TenantId tenant, Instant decided, Duration longer) {
        Duration window = undoWindows.of(tenant);
        return window.isZero() ? decided : decided.plus(window).plus(longer);
    }

    /** Whether the approval is open then. */
    boolean recount(LockedApproval approval) {
        ApprovalId id = approval.id();
        List<DecisionRepository.Row> ofRequest =
                decisions.standingOf(approval.row().request());
        List<DecisionRepository.Row> standing = ofRequest.stream()
                .filter(decision -> decision.approval().equals(id))
                .toList();
        List<AssignmentRepository.Row> asked = assignments.of(id);
        Optional<TaskAnswer.Outcome> outcome = Ballot.outcome(approval.quorum(), asked, standing)
                .filter(settled ->
                        settled != TaskAnswer.Outcome.DENIED || !isTooEarly(approval, asked, standing, ofRequest));
        if (approval.row().isOpen()) {
            outcome.ifPresent(settled -> settle(approval, settled, ofRequest));
        } else if (outcome.isEmpty()) {
            approvals.reopen(id);
            assignments.reopenCalledOff(id);
            deadlines.setAgain(approval.tenant(), approval.row(), approval.now());
        }
        return outcome.isEmpty();
    }

    /**
     * Whether it is denied only because too few are left, and they are too few only because of decisions at other steps that can still be undone. Then these
     * people come back or others are asked in their place, and the rule can still be met.
     */
    private boolean isTooEarly(
            LockedApproval approval,
            List<AssignmentRepository.Row> asked,
            List<DecisionRepository.Row> standing,
            List<DecisionRepository.Row> ofRequest) {
        Set<PersonId> suspended = asked.stream()
                .filter(AssignmentRepository.Row::isSuspended)
                .map(AssignmentRepository.Row::person)
                .collect(Collectors.toSet());
        if (suspended.isEmpty() || !new Bench(approval.quorum(), asked, suspended).isShort()) {
            return false;
        }
        Map<PersonId, Separation.Conflict> conflicts = Separation.conflicts(
                approval.filed().definition(),
                approval.row(),
                approvals.ofRequest(approval.row().request()),
                ofRequest);
        List<AssignmentRepository.Row> complete = asked.stream()
                .map(one -> Optional.ofNullable(conflicts.get(one.person()))
                        .filter(conflict -> approval.now().isBefore(conflict.undoUntil()))
                        .map(_ -> one.back())
                        .orElse(one))
                .toList();
        return !Ballot.outcome(approval.quorum(), complete, standing).equals(Optional.of(TaskAnswer.Outcome.DENIED));
    }

    /** If it is settled already, its answer is sent as soon as no decision that it may depend on can be undone. */
    void hasten(LockedApproval approval) {
        if (approval.row().status() == ApprovalRow.Status.SETTLED
                && !approval.row().isExpired()) {
            Instant at =
                    lastUndo(approval.now(), decisions.standingOf(approval.row().request()));
            if (approval.row().answerAt().filter(at::isBefore).isPresent()) {
                approvals.answerAt(approval.id(), at);
                answers.at(approval.tenant(), approval.id(), at);
            }
        }
    }

    /** When the last of these decisions can no longer be undone; a decision at another step may have made those of this one enough. */
    private static Instant lastUndo(Instant now, List<DecisionRepository.Row> ofRequest) {
        return ofRequest.stream()
                .map(DecisionRepository.Row::undoUntil)
                .reduce(now, (one, other) -> one.isBefore(other) ? other : one);
    }

    private void settle(LockedApproval approval, TaskAnswer.Outcome outcome, List<DecisionRepository.Row> ofRequest) {
        Instant answerAt = lastUndo(approval.now(), ofRequest);
        approvals.settle(approval.id(), outcome, approval.now(), answerAt);
        assignments.callOffOpen(approval.id());
        answers.at(approval.tenant(), approval.id(), answerAt);
    }
}
