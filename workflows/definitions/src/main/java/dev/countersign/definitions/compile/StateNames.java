package dev.countersign.definitions.compile;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.StepTree;
import java.util.List;
import java.util.Optional;

/** The names of the states of a step, with which the history of an execution is read. */
public final class StateNames {

    /** The state that takes the changed form over. Its output holds the new revision; every state after it belongs to this revision. */
    public static final String REVISED = HumanTask.REVISE + ": taken over";

    private StateNames() {}

    /** The state in which this visit of an approval step, or {@link HumanTask#REVISE}, waits. Empty if the template has no such step or visit. */
    public static Optional<String> asked(TemplateDefinition definition, String step, int visit) {
        if (step.equals(HumanTask.REVISE)) {
            return Optional.of(step).filter(_ -> definition.isRevisable() && visit == 1);
        }
        return StepTree.of(definition.steps(), ApprovalStep.class)
                .filter(one -> one.key().equals(step))
                .findFirst()
                .flatMap(approval -> asked(approval, visit));
    }

    /** The states that close exactly these approval steps because another branch of a parallel step came through or ended. */
    public static List<String> closing(TemplateDefinition definition, List<String> steps) {
        return StepTree.of(definition.steps(), ParallelStep.class)
                .filter(parallel -> approvals(parallel).equals(steps))
                .map(parallel -> others(parallel.key()))
                .toList();
    }

    /** The first visit has the step's name; there is one more for each level of escalation. */
    static Optional<String> asked(ApprovalStep step, int visit) {
        if (visit < 1 || visit > step.onExpiry().visits()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (visit) {
                    case 1 -> step.key();
                    case 2 -> step.key() + ": escalated";
                    default -> step.key() + ": escalated " + (visit - 1);
                });
    }

    static String others(String parallel) {
        return parallel + ": others";
    }

    static List<String> approvals(ParallelStep parallel) {
        return parallel.branches().stream()
                .flatMap(branch -> StepTree.of(branch, ApprovalStep.class))
                .map(ApprovalStep::key)
                .toList();
    }
}
