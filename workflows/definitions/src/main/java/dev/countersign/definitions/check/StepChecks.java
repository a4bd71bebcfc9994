package dev.countersign.definitions.check;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.definitions.step.WorkingTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the tree of steps. */
final class StepChecks {

    static final WorkingTime LONGEST_DUE = WorkingTime.days(200);
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,49}");
    private static final Set<String> RESERVED =
            Set.of("begin", "approved", "finished", "done", "failed", HumanTask.REVISE);

    private final TemplateDefinition definition;
    private final List<Problem> problems;
    private final Expressions expressions;
    private final DutyChecks duties;
    private final ApproverChecks approvers;
    private final Set<String> keys = new HashSet<>();

    StepChecks(TemplateDefinition definition, List<Problem> problems, Expressions expressions) {
        this.definition = definition;
        this.problems = problems;
        this.expressions = expressions;
        this.duties = new DutyChecks(definition.steps(), problems);
        this.approvers = new ApproverChecks(definition, problems, expressions, duties);
    }

    void checkAll(String path, List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            check(path + "/" + i, steps.get(i));
        }
    }

    private void check(String path, Step step) {
        if (!KEY.matcher(step.key()).matches() || RESERVED.contains(step.key())) {
            error(path, "template.key", step.key());
        }
        if (!keys.add(step.key())) {
            error(path, "template.duplicate-key", step.key());
        }
        switch (step) {
            case ApprovalStep approval -> approval(path, approval);
            case AutomatedStep automated -> automated(path, automated);
            case BranchStep branch -> branch(path, branch);
            case ParallelStep parallel -> parallel(path, parallel);
            case NotifyStep notify -> expressions.addresses(path + "/to", notify.to(), Expressions.INPUT);
            case WaitStep wait -> waiting(path, wait);
        }
    }

    private void approval(String path, ApprovalStep step) {
        approvers.check(path, step);
        times(path, step);
        if (!step.answers().contains(ApprovalStep.Answer.APPROVE)) {
            error(path + "/answers", "template.cannot-approve");
        }
        duties.check(path, step);
    }

    /** An execution lasts at most a year, and the timeout of the compiled state is later than the due date. */
    private void times(String path, ApprovalStep step) {
        if (step.due().roughHours() > LONGEST_DUE.roughHours()) {
            error(path + "/due", "template.due-too-long", LONGEST_DUE.amount());
        }
        for (int i = 0; i < step.reminders().size(); i++) {
            if (step.reminders().get(i).roughHours() >= step.due().roughHours()) {
                problems.add(Problem.warning(path + "/reminders/" + i, "template.reminder-too-early"));
            }
        }
    }

    private void automated(String path, AutomatedStep step) {
        CallChecks.check(path, step.call(), expressions, problems);
        if (step.compensation() != null) {
            CallChecks.check(path + "/compensation", step.compensation(), expressions, problems);
        }
        if (step.denial() != null) {
            expressions.condition(path + "/denial/when", step.denial().when(), Expressions.DENIAL);
            expressions.check(path + "/denial/reason", step.denial().reason(), Expressions.DENIAL);
        }
    }

    private void branch(String path, BranchStep step) {
        if (step.cases().isEmpty()) {
            error(path + "/cases", "template.no-cases");
        }
        for (int i = 0; i < step.cases().size(); i++) {
            var one = step.cases().get(i);
            expressions.condition(path + "/cases/" + i + "/when", one.when(), Expressions.CONDITION);
            checkAll(path + "/cases/" + i + "/steps", one.steps());
        }
        checkAll(path + "/otherwise", step.otherwise());
    }

    private void parallel(String path, ParallelStep step) {
        if (step.branches().size() < 2) {
            error(path + "/branches", "template.too-few-branches");
        }
        for (int i = 0; i < step.branches().size(); i++) {
            if (step.branches().get(i).isEmpty()) {
                error(path + "/branches/" + i, "template.no-steps");
            }
            checkAll(path + "/branches/" + i, step.branches().get(i));
        }
    }

    private void waiting(String path, WaitStep step) {
        if (step.until() instanceof WaitStep.Until.Date(String field) && !(field(field) instanceof DateField)) {
            error(path + "/until", "template.no-such-date-field", field);
        }
    }

    private @Nullable Field field(String key) {
        return definition.form().fields().stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    private void error(String path, String message, Object... args) {
        problems.add(Problem.error(path, message, args));
    }
}
