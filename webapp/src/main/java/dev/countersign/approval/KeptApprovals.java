package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.Revising;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the approvals of a step that a revision leaves as they are, because it changes none of the fields that the step looks at. An approval that could
 * still be undone when the revision came is asked for again: its person may have wanted to undo it. In the request's unit of work.
 */
@Component
class KeptApprovals {

    private final ApprovalRepository approvals;
    private final DecisionRepository decisions;
    private final Revising revising;

    KeptApprovals(ApprovalRepository approvals, DecisionRepository decisions, Revising revising) {
        this.approvals = approvals;
        this.decisions = decisions;
        this.revising = revising;
    }

    /** Who approved this step before, with that decision. What counts of each person is what they decided last. */
    Map<PersonId, DecisionRepository.Row> of(LockedApproval approval) {
        Set<String> fields = approval.step().policy().looksAt();
        int revision = approval.row().revision();
        if (fields.isEmpty() || revision == 1) {
            return Map.of();
        }
        Map<PersonId, DecisionRepository.Row> last = last(approval);
        last.values()
                .removeIf(decision -> decision.verdict() != Verdict.APPROVE
                        || !revising.isUnchanged(approval.request(), decision.revision(), fields));
        return last;
    }

    private Map<PersonId, DecisionRepository.Row> last(LockedApproval approval) {
        Map<ApprovalId, ApprovalRow> before = approvals
                .ofRequest(approval.request().id())
                .stream()
                .filter(row -> row.step().equals(approval.row().step())
                        && row.revision() < approval.row().revision())
                .collect(Collectors.toMap(ApprovalRow::id, Function.identity()));
        Map<PersonId, DecisionRepository.Row> last = new HashMap<>();
        decisions.standingOf(approval.request().id()).stream()
                .filter(decision -> before.containsKey(decision.approval()))
                .forEach(decision -> last.put(decision.person(), decision));
        last.values().removeIf(decision -> !isFinal(decision, before.get(decision.approval())));
        return last;
    }

    /** Whether it could not be undone any more when its approval ended. */
    private static boolean isFinal(DecisionRepository.Row decision, @Nullable ApprovalRow row) {
        return Optional.ofNullable(row)
                .flatMap(ended -> ended.answeringAt().or(ended::closedAt))
                .filter(end -> !decision.undoUntil().isAfter(end))
                .isPresent();
    }
}
