package dev.countersign.definitions.check;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.SeparationOfDuties;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.step.WaitStep;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the separation of duties of a template. */
final class DutyChecks {

    private final Map<String, ApprovalStep> all = new HashMap<>();
    private final Map<String, Set<String>> before = new HashMap<>();
    private final Map<String, Set<String>> beside = new HashMap<>();
    private final SeparationOfDuties duties;
    private final List<Problem> problems;

    DutyChecks(List<Step> steps, List<Problem> problems) {
        this.problems = problems;
        this.duties = SeparationOfDuties.of(steps);
        StepTree.of(steps, ApprovalStep.class).forEach(step -> all.putIfAbsent(step.key(), step));
        walk(steps, Set.of(), Set.of());
    }

    void check(String path, ApprovalStep step) {
        step.differentFrom().stream().sorted().forEach(other -> {
            if (!all.containsKey(other)) {
                problems.add(Problem.error(path + "/different-from", "template.no-such-approval-step", other));
            } else if (!isDecidedBefore(other, step)
                    && !beside.getOrDefault(step.key(), Set.of()).contains(other)) {
                problems.add(Problem.error(path + "/different-from", "template.not-before", other));
            }
        });
        duties.apartFrom(step.key()).stream()
                .sorted()
                .map(all::get)
                .filter(other -> other != null && isOnePerson(step))
                .filter(other -> other.quorum().equals(step.quorum()))
                .forEach(other ->
                        problems.add(Problem.warning(path + "/approvers", "template.same-person-apart", other.key())));
    }

    /** Whether an approval step of this key may have been decided when the other one is entered. */
    boolean isDecidedBefore(String earlier, ApprovalStep step) {
        return before.getOrDefault(step.key(), Set.of()).contains(earlier);
    }

    boolean hasDecisionsBefore(ApprovalStep step) {
        return !before.getOrDefault(step.key(), Set.of()).isEmpty();
    }

    /** Returns every approval step that may have been decided when these steps have ended. */
    private Set<String> walk(List<Step> steps, Set<String> earlier, Set<String> parallel) {
        Set<String> decided = new HashSet<>(earlier);
        for (Step step : steps) {
            Set<String> sofar = Set.copyOf(decided);
            switch (step) {
                case ApprovalStep approval -> {
                    before.put(approval.key(), sofar);
                    beside.put(approval.key(), parallel);
                    decided.add(approval.key());
                }
                case BranchStep branch -> branch.parts().forEach(way -> decided.addAll(walk(way, sofar, parallel)));
                case ParallelStep fork ->
                    fork.branches().forEach(side -> {
                        Set<String> others = new HashSet<>(parallel);
                        fork.branches().stream()
                                .filter(other -> !other.equals(side))
                                .flatMap(beyond -> StepTree.of(beyond, ApprovalStep.class))
                                .forEach(approval -> others.add(approval.key()));
                        decided.addAll(walk(side, sofar, others));
                    });
                case AutomatedStep _, NotifyStep _, WaitStep _ -> {}
            }
        }
        return decided;
    }

    private static boolean isOnePerson(ApprovalStep step) {
        return step.quorum().panels().stream().map(Panel::approvers).allMatch(Approvers::isOnePerson);
    }
}
