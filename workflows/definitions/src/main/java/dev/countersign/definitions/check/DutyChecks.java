package dev.countersign.definitions.check;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
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
    private final Map<String, Set<String>> beforeOrBeside = new HashMap<>();
    private final SeparationOfDuties duties;
    private final List<Problem> problems;

    DutyChecks(List<Step> steps, List<Problem> problems) {
        this.problems = problems;
        this.duties = SeparationOfDuties.of(steps);
        StepTree.of(steps, ApprovalStep.class).forEach(step -> all.putIfAbsent(step.key(), step));
        walk(steps, Set.of());
    }

    void check(String path, ApprovalStep step) {
        step.differentFrom().stream().sorted().forEach(other -> {
            if (!all.containsKey(other)) {
                problems.add(Problem.error(path + "/different-from", "template.no-such-approval-step", other));
            } else if (!beforeOrBeside.getOrDefault(step.key(), Set.of()).contains(other)) {
                problems.add(Problem.error(path + "/different-from", "template.not-before", other));
            }
        });
        duties.apartFrom(step.key()).stream()
                .sorted()
                .map(all::get)
                .filter(other -> other != null && isOnePerson(step.approvers()))
                .filter(other -> other.approvers().equals(step.approvers()))
                .forEach(other ->
                        problems.add(Problem.warning(path + "/approvers", "template.same-person-apart", other.key())));
    }

    /** Gives every approval step that may have been decided when these are over. */
    private Set<String> walk(List<Step> steps, Set<String> before) {
        Set<String> decided = new HashSet<>(before);
        for (Step step : steps) {
            Set<String> sofar = Set.copyOf(decided);
            switch (step) {
                case ApprovalStep approval -> {
                    beforeOrBeside.put(approval.key(), sofar);
                    decided.add(approval.key());
                }
                case BranchStep branch -> branch.parts().forEach(way -> decided.addAll(walk(way, sofar)));
                case ParallelStep parallel ->
                    parallel.branches().forEach(side -> {
                        Set<String> beside = new HashSet<>(sofar);
                        parallel.branches().stream()
                                .filter(other -> !other.equals(side))
                                .flatMap(beyond -> StepTree.of(beyond, ApprovalStep.class))
                                .forEach(approval -> beside.add(approval.key()));
                        decided.addAll(walk(side, beside));
                    });
                case AutomatedStep _, NotifyStep _, WaitStep _ -> {}
            }
        }
        return decided;
    }

    private static boolean isOnePerson(Approvers approvers) {
        return switch (approvers) {
            case Approvers.ManagerOf _, Approvers.PersonInField _, Approvers.FixedPerson _ -> true;
            case Approvers.Group _, Approvers.Expression _ -> false;
        };
    }
}
