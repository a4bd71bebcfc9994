package dev.countersign.approval;

import dev.countersign.request.PathNode.Basis;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why the decisions of a request count.
 *
 * @param steps in which each decision was made
 */
record Bases(Map<DecisionId, String> steps) {

    Bases {
        steps = Map.copyOf(steps);
    }

    static Bases of(List<ApprovalRow> approvals, List<DecisionRepository.Row> standing) {
        Map<ApprovalId, String> steps =
                approvals.stream().collect(Collectors.toMap(ApprovalRow::id, ApprovalRow::step));
        return new Bases(standing.stream()
                .filter(decision -> steps.containsKey(decision.approval()))
                .collect(Collectors.toMap(
                        DecisionRepository.Row::id, decision -> steps.getOrDefault(decision.approval(), ""))));
    }

    /** What is repeated from the same step was decided about an earlier revision. */
    Basis of(DecisionRepository.Row decision) {
        return decision.repeats()
                .map(before -> steps.getOrDefault(before, "").equals(steps.get(decision.id()))
                        ? Basis.KEPT
                        : Basis.STEP_BEFORE)
                .orElse(Basis.OWN);
    }
}
