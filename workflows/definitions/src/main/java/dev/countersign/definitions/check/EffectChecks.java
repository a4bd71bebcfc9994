package dev.countersign.definitions.check;

import dev.countersign.definitions.function.FunctionCatalogue;
import dev.countersign.definitions.function.FunctionDescription;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.step.WaitStep;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds escalations and fallbacks that change nothing, and automated steps whose effect stays although the request is not approved. */
final class EffectChecks {

    private final List<Problem> problems;

    EffectChecks(List<Problem> problems) {
        this.problems = problems;
    }

    void walk(String path, List<Step> steps, boolean endsLater) {
        for (int i = 0; i < steps.size(); i++) {
            boolean later =
                    endsLater || steps.subList(i + 1, steps.size()).stream().anyMatch(EffectChecks::canEnd);
            check(path + "/" + i, steps.get(i), later);
        }
    }

    private void check(String path, Step step, boolean endsLater) {
        switch (step) {
            case ApprovalStep approval -> {
                expiry(path, approval);
                fallback(path, approval);
            }
            case AutomatedStep automated -> compensation(path, automated, endsLater);
            case BranchStep branch -> {
                for (int i = 0; i < branch.cases().size(); i++) {
                    walk(path + "/cases/" + i + "/steps", branch.cases().get(i).steps(), endsLater);
                }
                walk(path + "/otherwise", branch.otherwise(), endsLater);
            }
            case ParallelStep parallel -> {
                for (int i = 0; i < parallel.branches().size(); i++) {
                    List<Step> side = parallel.branches().get(i);
                    boolean besides = parallel.branches().stream()
                            .filter(other -> !other.equals(side))
                            .flatMap(List::stream)
                            .anyMatch(EffectChecks::canEnd);
                    walk(path + "/branches/" + i, side, endsLater || besides);
                }
            }
            case NotifyStep _, WaitStep _ -> {}
        }
    }

    /** Whether a request can end here without being approved. */
    private static boolean canEnd(Step step) {
        return StepTree.of(List.of(step)).anyMatch(one -> one instanceof ApprovalStep || one instanceof AutomatedStep);
    }

    /** Whoever was asked already and did not answer is asked once more. */
    private void expiry(String path, ApprovalStep step) {
        Set<Approvers> asked = new HashSet<>();
        step.quorum().panels().stream().map(Panel::approvers).forEach(asked::add);
        List<Expiry.Escalation> levels = step.onExpiry().escalations();
        for (int level = 0; level < levels.size(); level++) {
            if (!asked.add(levels.get(level).to())) {
                problems.add(
                        Problem.warning(path + "/on-expiry/" + level + "/escalate", "template.expiry-without-effect"));
            }
        }
    }

    private void fallback(String path, ApprovalStep step) {
        Approvers fallback = step.policy().fallback();
        if (fallback != null
                && step.quorum().panels().stream()
                        .allMatch(panel -> panel.approvers().equals(fallback))) {
            problems.add(Problem.warning(path + "/fallback", "template.fallback-without-effect"));
        }
    }

    private void compensation(String path, AutomatedStep step, boolean endsLater) {
        boolean changes = FunctionCatalogue.find(step.call().function())
                .map(FunctionDescription::changes)
                .orElse(true);
        if (changes && endsLater && step.compensation() == null) {
            problems.add(Problem.warning(path, "template.compensation-missing", step.name()));
        }
    }
}
