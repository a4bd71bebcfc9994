package dev.countersign.definitions.check;

import dev.countersign.asl.query.Syntax;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import java.util.List;

/** Finds conditions that never or always hold, and steps that no request reaches, by what the form allows. */
final class FlowChecks {

    private final FormKnowledge knowledge;
    private final Parsed parsed;
    private final List<Problem> problems;

    private FlowChecks(FormKnowledge knowledge, Parsed parsed, List<Problem> problems) {
        this.knowledge = knowledge;
        this.parsed = parsed;
        this.problems = problems;
    }

    static void check(TemplateDefinition definition, FormKnowledge knowledge, Parsed parsed, List<Problem> problems) {
        new FlowChecks(knowledge, parsed, problems).walk("/steps", definition.steps(), Possibilities.ALL);
    }

    /** @param around how requests come here */
    private void walk(String path, List<Step> steps, Possibilities around) {
        for (int i = 0; i < steps.size(); i++) {
            String place = path + "/" + i;
            boolean goesOn = switch (steps.get(i)) {
                case BranchStep branch -> {
                    branch(place, branch, around);
                    yield true;
                }
                case ParallelStep parallel -> {
                    for (int side = 0; side < parallel.branches().size(); side++) {
                        walk(place + "/branches/" + side, parallel.branches().get(side), around);
                    }
                    yield true;
                }
                case AutomatedStep automated -> denial(place, automated, around);
                case ApprovalStep _, NotifyStep _, WaitStep _ -> true;
            };
            if (!goesOn && i + 1 < steps.size()) {
                problems.add(Problem.warning(path + "/" + (i + 1), "template.never-reached"));
                return;
            }
        }
    }

    private void branch(String path, BranchStep branch, Possibilities around) {
        Possibilities left = around;
        for (int i = 0; i < branch.cases().size(); i++) {
            BranchStep.Case one = branch.cases().get(i);
            String place = path + "/cases/" + i;
            Syntax when = parsed.syntax(one.when());
            Possibilities taken = left.and(when, true, knowledge);
            if (around.and(when, true, knowledge).isEmpty()) {
                warn(place + "/when", "template.never-holds");
            } else if (taken.isEmpty()) {
                warn(place + "/when", "template.case-taken-before");
            } else {
                if (around.and(when, false, knowledge).isEmpty()) {
                    warn(place + "/when", "template.always-holds");
                }
                walk(place + "/steps", one.steps(), taken);
            }
            left = left.and(when, false, knowledge);
        }
        if (!left.isEmpty()) {
            walk(path + "/otherwise", branch.otherwise(), left);
        } else if (!branch.otherwise().isEmpty()) {
            warn(path + "/otherwise/0", "template.never-reached");
        }
    }

    /** Returns whether any request goes on after the step. */
    private boolean denial(String path, AutomatedStep step, Possibilities around) {
        if (step.denial() == null) {
            return true;
        }
        Syntax when = parsed.syntax(step.denial().when());
        if (around.and(when, true, knowledge).isEmpty()) {
            warn(path + "/denial/when", "template.never-denies");
        }
        boolean goesOn = !around.and(when, false, knowledge).isEmpty();
        if (!goesOn) {
            warn(path + "/denial/when", "template.always-denies");
        }
        return goesOn;
    }

    private void warn(String path, String message) {
        problems.add(Problem.warning(path, message));
    }
}
