package dev.countersign.approval;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Settlement;
import dev.countersign.definitions.step.Votes;
import java.util.List;
import java.util.Optional;

/** Counts decisions by the rule of the step. */
final class Ballot {

    private Ballot() {}

    /** The outcome, if the rule is met. Suspended people do not count as asked. */
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

    /** How many further approvals are needed after one more. */
    static int neededAfterOneMore(
            ApprovalStep step, List<AssignmentRepository.Row> asked, List<DecisionRepository.Row> standing) {
        List<AssignmentRepository.Row> deciding = deciding(asked);
        return Math.max(rule(step, deciding).needed(deciding.size()) - approvals(standing) - 1, 0);
    }

    /** The people who are asked and not suspended. */
    static List<AssignmentRepository.Row> deciding(List<AssignmentRepository.Row> asked) {
        return asked.stream()
                .filter(assignment -> assignment.status() != AssignmentRepository.Status.SUSPENDED)
                .toList();
    }

    /** If only administrators are asked as stand-ins, any one of them decides. */
    static QuorumRule rule(ApprovalStep step, List<AssignmentRepository.Row> deciding) {
        return areStandIns(deciding)
                ? new QuorumRule.Any()
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

    /** The decision whose author and comment are sent with an outcome: the latest that agrees with it. Empty if nobody decided. */
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
