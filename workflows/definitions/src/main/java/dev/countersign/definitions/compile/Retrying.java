package dev.countersign.definitions.compile;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The states with which a redriven execution continues where its request failed. Steps before it that were compensated are done again first. A step
 * within a parallel step cannot be entered alone, so that the parallel step begins again; the application answers what was decided there. If only
 * a compensation had failed, it is tried again, and the request ends as it would have ended.
 */
record Retrying(TemplateDefinition definition, ObjectNode states, CompileTarget target, Ending ending) {

    static final String FIRST = "retry";

    private static final String WHAT = "retry: what";
    private static final String READY = "retry: ready";
    private static final String WHERE = "retry: where";

    /** The message of the end is the input of these states. */
    private static final String FAILED_AT = "$states.input.result.step";

    /** A JSONata expression for a list without a step. */
    static String without(String variable, AutomatedStep step) {
        return "{% [$" + variable + "[$ != '" + step.key() + "']] %}";
    }

    void add() {
        ObjectNode first = states.putObject(FIRST).put("Type", "Pass");
        first.putObject("Assign").put("retries", "{% $states.context.Execution.RedriveCount %}");
        List<AutomatedStep> compensable = Level.compensable(definition.steps()).toList();
        if (compensable.isEmpty()) {
            first.put("Next", WHERE);
        } else {
            first.put("Next", WHAT);
            what(compensable.getFirst());
            for (int i = 0; i < compensable.size(); i++) {
                again(compensable.get(i), i + 1 < compensable.size() ? isToDoAgain(compensable.get(i + 1)) : READY);
            }
            ObjectNode ready = states.putObject(READY).put("Type", "Pass");
            ready.putObject("Assign").putArray("takenBack");
            ready.put("Next", WHERE);
        }
        where();
    }

    private void what(AutomatedStep first) {
        ObjectNode what = states.putObject(WHAT).put("Type", "Choice");
        ObjectNode undo = what.putArray("Choices").addObject().put("Condition", "{% $origin != null %}");
        undo.put("Output", "{% $origin %}");
        undo.putObject("Assign").putNull("origin");
        undo.put("Next", ending.begins());
        what.put("Default", isToDoAgain(first));
    }

    private void again(AutomatedStep step, String next) {
        String again = RedoneStep.state(step.key());
        ObjectNode asked = states.putObject(isToDoAgain(step)).put("Type", "Choice");
        ObjectNode yes = asked.putArray("Choices")
                .addObject()
                .put(
                        "Condition",
                        "{% '" + step.key() + "' in $takenBack and $not(" + FAILED_AT + " in " + keysBeside(step)
                                + ") %}");
        yes.putObject("Assign")
                .put("begun", "{% $append($begun, ['" + step.key() + "']) %}")
                .put("takenBack", without("takenBack", step));
        yes.put("Next", again);
        asked.put("Default", next);
        ObjectNode task = Calls.invoke(states.putObject(again), step.call(), CallName.of(step), target, Level.top());
        task.put("TimeoutSeconds", step.timeoutSeconds());
        Calls.retry(task, step.retry(), step.call());
        task.putObject("Assign")
                .put("results", "{% $merge([$results, {'" + step.key() + "': $states.result.Payload}]) %}");
        RedoneStep.write(task.putObject("Output"), step.key());
        ObjectNode failed = task.putArray("Catch").addObject();
        failed.putArray("ErrorEquals").add("States.ALL");
        // The next retry continues at the same step.
        failed.putObject("Output")
                .put("outcome", "FAILED")
                .put("step", "{% " + FAILED_AT + " %}")
                .putNull("by")
                .put("reason", "{% " + Ending.errorText() + " %}");
        failed.put("Next", ending.begins());
        task.put("Next", RedoneStep.told(step.key()));
        RedoneStep.tell(states, target, step.key(), next);
    }

    private void where() {
        ObjectNode where = states.putObject(WHERE).put("Type", "Choice");
        ArrayNode choices = where.putArray("Choices");
        if (definition.isRevisable()) {
            ObjectNode revise =
                    choices.addObject().put("Condition", "{% " + FAILED_AT + " = '" + HumanTask.REVISE + "' %}");
            revise.putObject("Output").put("step", HumanTask.REVISE);
            revise.put("Next", HumanTask.REVISE);
        }
        entries()
                .forEach(step -> choices.addObject()
                        .put("Condition", "{% " + FAILED_AT + " in " + keys(step) + " %}")
                        .put("Next", Level.top().entry(step)));
        where.put("Default", Level.top().entry(definition.steps(), Ending.APPROVED));
    }

    /** The steps with a state at the top level; that of a choice is before those of its parts. */
    private Stream<Step> entries() {
        return Level.entries(definition.steps());
    }

    private String keysBeside(AutomatedStep step) {
        return entries()
                .filter(entry -> within(entry).anyMatch(step::equals))
                .findFirst()
                .map(Retrying::keys)
                .orElseThrow();
    }

    /** The step and, if it is a parallel step, those within it, as JSONata strings. */
    private static String keys(Step entry) {
        return within(entry).map(inner -> "'" + inner.key() + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    private static Stream<Step> within(Step entry) {
        return entry instanceof BranchStep ? Stream.of(entry) : StepTree.of(List.of(entry));
    }

    private static String isToDoAgain(AutomatedStep step) {
        return step.key() + ": again?";
    }
}
