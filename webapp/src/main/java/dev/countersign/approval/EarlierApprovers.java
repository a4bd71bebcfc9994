package dev.countersign.approval;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.people.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds who approved earlier steps of a request, in its current revision. */
@Component
class EarlierApprovers {

    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;

    EarlierApprovers(ApprovalRepository approvals, AssignmentRepository assignments, DecisionRepository decisions) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.decisions = decisions;
    }

    /** For whom this step was approved, oldest first: for somebody away a stand-in has decided. Empty if it has not come through. */
    List<PersonId> of(ApprovalContext context, String step) {
        List<DecisionRepository.Row> decided = decisions(context, Set.of(step));
        if (decided.isEmpty()) {
            return List.of();
        }
        Map<AssignmentId, PersonId> owners = context.request().map(assignments::ofRequest).orElse(List.of()).stream()
                .collect(Collectors.toMap(AssignmentRepository.Row::id, AssignmentRepository.Row::owner));
        return decided.stream()
                .map(decision -> owners.getOrDefault(decision.assignment(), decision.person()))
                .distinct()
                .toList();
    }

    /** The decisions by which these steps came through, oldest first. */
    List<DecisionRepository.Row> decisions(ApprovalContext context, Set<String> steps) {
        return context.request()
                .map(request -> {
                    Set<ApprovalId> approved = latest(context, approvals.ofRequest(request)).stream()
                            .filter(row -> steps.contains(row.step()) && row.isOutcome(TaskAnswer.Outcome.APPROVED))
                            .map(ApprovalRow::id)
                            .collect(Collectors.toSet());
                    return decisions.standingOf(request).stream()
                            .filter(decision ->
                                    decision.verdict() == Verdict.APPROVE && approved.contains(decision.approval()))
                            .toList();
                })
                .orElse(List.of());
    }

    /** A changed request that continues at a later step keeps what was decided before it, unless the step has been entered again. */
    private static List<ApprovalRow> latest(ApprovalContext context, List<ApprovalRow> rows) {
        if (context.definition().revisions().goesOn() == GoesOn.START) {
            return rows.stream()
                    .filter(row -> row.revision() == context.revision())
                    .toList();
        }
        Map<String, Integer> latest =
                rows.stream().collect(Collectors.toMap(ApprovalRow::step, ApprovalRow::revision, Math::max));
        return rows.stream()
                .filter(row -> latest.getOrDefault(row.step(), 0) == row.revision())
                .toList();
    }
}
