package dev.countersign.definitions.compile;

import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.step.ApprovalStep;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The states of an approval: ask, then branch on the answer. On expiry, the escalations are asked one after the other. An answer to another task, and
 * one that nobody can give here, decide nothing: the same people are asked again, with another token.
 */
record ApprovalStates(StepCompiler steps, ApprovalStep step) {

    private static final List<Outcome> DECISIONS =
            List.of(Outcome.APPROVED, Outcome.DENIED, Outcome.EXPIRED, Outcome.WITHDRAWN, Outcome.CHANGES_REQUESTED);

    void add(String next) {
        for (int visit = 1; visit <= step.onExpiry().visits(); visit++) {
            ask(visit, next);
        }
    }

    private void ask(int visit, String next) {
        String name = name(visit);
        String answered = name + ": answered";
        ObjectNode task = Calls.ask(steps.states().putObject(name), steps.target(), step.key(), visit);
        task.put("TimeoutSeconds", Timeouts.of(step.due(visit)).toSeconds());
        ObjectNode timedOut = task.putArray("Catch").addObject();
        timedOut.putArray("ErrorEquals").add("States.Timeout");
        ObjectNode expiry = timedOut.putObject("Output");
        expiry.put("outcome", "EXPIRED").putNull("by").putNull("comment");
        Calls.task(expiry.putObject("task"), step.key(), visit);
        timedOut.put("Next", answered);
        steps.failTo((ArrayNode) task.get("Catch"), step.key());
        task.put("Next", answered);
        route(visit, answered, next);
    }

    /** Where the execution goes with which answer; with none of them, the people are asked again. */
    private void route(int visit, String answered, String next) {
        ObjectNode choice = steps.states().putObject(answered).put("Type", "Choice");
        var choices = choice.putArray("Choices");
        choices.addObject()
                .put("Condition", Calls.isNoAnswer(step.key(), visit, DECISIONS))
                .put("Next", name(visit));
        choices.addObject()
                .put("Condition", "{% $states.input.outcome = 'APPROVED' %}")
                .put("Next", next);
        ObjectNode late = choices.addObject().put("Condition", "{% $states.input.outcome = 'EXPIRED' %}");
        if (!step.onExpiry().ends(visit)) {
            late.put("Next", name(visit + 1));
        } else {
            switch (step.onExpiry().last()) {
                case APPROVE -> late.put("Next", next);
                case END -> ends(late, "EXPIRED");
                case DENY -> ends(late, "DENIED");
                case SEND_BACK -> ends(late, "CHANGES_REQUESTED");
            }
        }
        choice.putObject("Output")
                .put("outcome", "{% $states.input.outcome %}")
                .put("step", step.key())
                .put("by", "{% $states.input.by %}")
                .put("reason", "{% $states.input.comment %}");
        choice.put("Default", steps.ending());
    }

    private void ends(ObjectNode late, String outcome) {
        Ending.of(late.putObject("Output"), outcome, step.key(), null);
        late.put("Next", steps.ending());
    }

    private String name(int visit) {
        return StateNames.asked(step, visit).orElseThrow();
    }
}
