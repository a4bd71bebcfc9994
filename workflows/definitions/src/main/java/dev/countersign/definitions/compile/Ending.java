package dev.countersign.definitions.compile;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.FunctionCall;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The end of every path: compensations if the request was not approved, then the message with its outcome. Its input is
 * {@code {outcome, step, by, reason}}.
 */
final class Ending {

    static final String APPROVED = "approved";
    static final String FINISHED = "finished";

    /** In a branch, a path that ends the request raises this error; its cause is the input of the end. */
    static final String ENDED = "Countersign.Ended";

    /** Which step the state before has undone; null if it could not. */
    static final String UNDONE = "undone";

    /** How often the execution was redriven when the state before was entered. */
    static final String RETRIES = "retries";

    private static final int REASON_LENGTH = 4_000;

    private final TemplateDefinition definition;
    private final CompileTarget target;
    private final List<AutomatedStep> compensable;
    private final String takenBack;

    /** @param takenBack the state that follows after the compensations */
    Ending(TemplateDefinition definition, CompileTarget target, String takenBack) {
        this.definition = definition;
        this.target = target;
        this.takenBack = takenBack;
        this.compensable = Level.compensable(definition.steps()).toList().reversed();
    }

    /** The first state of the end of a request that was not approved. */
    String begins() {
        return compensable.isEmpty() ? takenBack : asked(compensable.getFirst());
    }

    /** The variables with which an execution begins, beside those that every template has. */
    static void begin(ObjectNode assign, TemplateDefinition definition) {
        assign.put("retries", 0);
        if (Level.compensable(definition.steps()).findAny().isPresent()) {
            assign.putArray("takenBack");
            assign.putNull("origin");
            assign.put(
                    CallName.TIMES_UNDONE, "{% $exists($states.input.timesUndone) ? $states.input.timesUndone : {} %}");
        }
    }

    void addTo(ObjectNode states) {
        ObjectNode approved = states.putObject(APPROVED).put("Type", "Pass");
        of(approved.putObject("Output"), "APPROVED", null, null);
        approved.put("Next", FINISHED);
        for (int i = 0; i < compensable.size(); i++) {
            takeBack(
                    states, compensable.get(i), i + 1 < compensable.size() ? asked(compensable.get(i + 1)) : takenBack);
        }
        finish(states);
    }

    private static String asked(AutomatedStep step) {
        return step.key() + ": take back?";
    }

    /** The state in which a step is compensated. */
    static String undo(AutomatedStep step) {
        return UndoneStep.state(step.key());
    }

    private void takeBack(ObjectNode states, AutomatedStep step, String next) {
        String undo = undo(step);
        ObjectNode asked = states.putObject(asked(step)).put("Type", "Choice");
        asked.putArray("Choices")
                .addObject()
                .put("Condition", "{% '" + step.key() + "' in $begun and $not(" + Carrying.isSkipped(step) + ") %}")
                .put("Next", undo);
        asked.put("Default", next);
        FunctionCall call = step.compensation();
        if (call == null) {
            throw new IllegalArgumentException("nothing takes back " + step.key());
        }
        String told = undo + ": told";
        ObjectNode task = Calls.invoke(states.putObject(undo), call, CallName.undoing(step), target, Level.top());
        task.put("TimeoutSeconds", step.timeoutSeconds());
        Calls.retry(task, step.retry(), call);
        task.put(
                "Output",
                "{% $merge([$states.input, {'" + UNDONE + "': '" + step.key() + "', '" + RETRIES + "': $retries}]) %}");
        task.putObject("Assign")
                .put("begun", Retrying.without("begun", step))
                .put("takenBack", "{% $append($takenBack, ['" + step.key() + "']) %}")
                .put(CallName.TIMES_UNDONE, CallName.undoneOnceMore(step))
                .put(Carrying.CARRIED, Carrying.without(step));
        ObjectNode failed = task.putArray("Catch").addObject();
        failed.putArray("ErrorEquals").add("States.ALL");
        failed.putObject("Assign").put("origin", "{% $origin != null ? $origin : $states.input %}");
        failed.put(
                "Output",
                "{% $merge([$states.input, {'outcome': 'FAILED', 'step': '" + step.key() + "', 'reason': " + errorText()
                        + ", '" + UNDONE + "': null, '" + RETRIES + "': $retries}]) %}");
        failed.put("Next", told);
        task.put("Next", told);
        tellUndone(states, step, told, next);
    }

    /** The application shows what was undone and what could not be. */
    private void tellUndone(ObjectNode states, AutomatedStep step, String told, String next) {
        ObjectNode tell = Calls.tell(states.putObject(told), target, "step-undone");
        message(tell)
                .put("step", step.key())
                .put("retries", "{% $retries %}")
                .put(
                        "failure",
                        "{% $states.input." + UNDONE + " = '" + step.key() + "' ? null : $states.input.reason %}");
        tell.put("Output", "{% $states.input %}");
        tell.put("Next", next);
    }

    private void finish(ObjectNode states) {
        ObjectNode finished = Calls.tell(states.putObject(FINISHED), target, "finished");
        message(finished)
                .put("outcome", "{% $states.input.outcome %}")
                .putObject("result")
                .put("step", "{% $states.input.step %}")
                .put("by", "{% $states.input.by %}")
                .put("reason", "{% $states.input.reason %}");
        // The output of the execution holds the same, in case the message is lost.
        finished.set("Output", message(finished).deepCopy());
        finished.put("Next", "succeeded?");
        ObjectNode succeeded = states.putObject("succeeded?").put("Type", "Choice");
        succeeded
                .putArray("Choices")
                .addObject()
                .put("Condition", "{% $states.input.outcome = 'FAILED' %}")
                .put("Next", "failed");
        succeeded.put("Default", "done");
        states.putObject("done").put("Type", "Succeed");
        // A redriven execution evaluates the condition of this state again; a Fail state would only fail again.
        ObjectNode failed = states.putObject("failed").put("Type", "Choice");
        failed.putArray("Choices")
                .addObject()
                .put(
                        "Condition",
                        "{% $exists($states.context.Execution.RedriveCount) and"
                                + " $states.context.Execution.RedriveCount > $retries ? true"
                                + " : $error('Countersign.' & 'Step: ' & $states.input.result.step & ' Countersign.' & 'Failed: ' & $string($states.input.result.reason)) %}")
                .put("Next", Retrying.FIRST);
        new Retrying(definition, states, target, this).add();
    }

    private static ObjectNode message(ObjectNode task) {
        return (ObjectNode) task.get("Arguments").get("MessageBody");
    }

    /** Fills in the input of the end; {@code reason} is a JSONata expression with its brackets. */
    static void of(ObjectNode end, String outcome, @Nullable String step, @Nullable String reason) {
        end.put("outcome", outcome).put("step", step).putNull("by").put("reason", reason);
    }

    /** JSONata for the error that a {@code Catch} has caught, shortened, since it may become part of the cause of another error. */
    static String errorText() {
        return "$substring($string($states.errorOutput.Error) & ': ' & $string($states.errorOutput.Cause), 0, "
                + REASON_LENGTH + ")";
    }

    static String bounded(String jsonata) {
        return "$substring($string(" + jsonata + "), 0, " + REASON_LENGTH + ")";
    }
}
