package dev.countersign.approval;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Rule;
import dev.countersign.definitions.step.Settlement;
import dev.countersign.definitions.step.Votes;
import java.util.List;
import java.util.Optional;

/** Counts the decisions that stand by the rule of the step. */
final class Ballot {

    private Ballot() {}

    /** The outcome, once the rule is met. Whoever is suspended is not waited for. */
    static Optional<TaskAnswer.Outcome> count(
            ApprovalStep step, List<AssignmentRepository.Row> asked, List<DecisionRepository.Row> standing) {
        List<AssignmentRepository.Row> deciding = deciding(asked);
        int approved = approvals(standing);
        Settlement settlement =
                rule(step, deciding).settle(new Votes(deciding.size(), approved, standing.size() - approved));
        return switch (settlement) {
            case APPROVED -> Optional.of(TaskAnswer.Outcome.APPROVED);
            case DENIED -> Optional.of(TaskAnswer.Outcome.DENIED);
            case OPEN -> Optional.empty();
        };
    }

    /** How many others must approve as well for one more approval to settle it. */
    static int neededAfterOneMore(
            ApprovalStep step, List<AssignmentRepository.Row> asked, List<DecisionRepository.Row> standing) {
        List<AssignmentRepository.Row> deciding = deciding(asked);
        return Math.max(rule(step, deciding).needed(deciding.size()) - approvals(standing) - 1, 0);
    }

    /** Whoever is asked and not suspended. */
    static List<AssignmentRepository.Row> deciding(List<AssignmentRepository.Row> asked) {
        return asked.stream()
                .filter(assignment -> assignment.status() != AssignmentRepository.Status.SUSPENDED)
                .toList();
    }

    /** Administrators who stand in for nobody left are asked as any one of them. */
    static Rule rule(ApprovalStep step, List<AssignmentRepository.Row> deciding) {
        return areStandIns(deciding)
                ? new Rule.Any()
                : step.quorum().panels().getFirst().rule();
    }

    static boolean areStandIns(List<AssignmentRepository.Row> deciding) {
        return deciding.stream().allMatch(assignment -> assignment.why().asksAdministrator());
    }

    private static int approvals(List<DecisionRepository.Row> standing) {
        return (int) standing.stream()
                .filter(decision -> decision.verdict() == Verdict.APPROVE)
                .count();
    }

    /** The decision that an outcome is told with: the latest that agrees with it. None where nobody decided. */
    static Optional<DecisionRepository.Row> deciding(
            TaskAnswer.Outcome outcome, List<DecisionRepository.Row> standing) {
        return switch (outcome) {
            case APPROVED -> latest(Verdict.APPROVE, standing);
            case DENIED -> latest(Verdict.DENY, standing);
            case EXPIRED, WITHDRAWN, CHANGES_REQUESTED -> Optional.empty();
        };
    }

    private static Optional<DecisionRepository.Row> latest(Verdict verdict, List<DecisionRepository.Row> standing) {
        return standing.reversed().stream()
                .filter(decision -> decision.verdict() == verdict)
                .findFirst();
    }
}
