package dev.countersign.definitions.compile;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.WorkingTime;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The states of an approval: ask, then go on as the answer says; on expiry ask others if the template says so. An answer for another task
 * decides nothing: the same people are asked again, with another token.
 */
record ApprovalStates(Steps steps, ApprovalStep step) {

    /** The application answers at the due date. If it does not, the state times out this much later. */
    private static final Duration BACKSTOP = Duration.ofDays(30);

    private static final Duration LONGEST = Duration.ofDays(365);

    void add(String next) {
        Optional<String> second = StateNames.asked(step, 2);
        ask(
                StateNames.asked(step, 1).orElseThrow(),
                1,
                next,
                switch (step.onExpiry()) {
                    case Expiry.Ends ignored -> steps.ending();
                    case Expiry.Denies ignored -> steps.ending();
                    case Expiry.Approves ignored -> next;
                    case Expiry.Escalates ignored -> second.orElseThrow();
                });
        second.ifPresent(name -> ask(name, 2, next, steps.ending()));
    }

    private void ask(String name, int visit, String next, String expired) {
        String answered = name + ": answered";
        ObjectNode task = Calls.ask(steps.states().putObject(name), steps.target(), step.key(), visit);
        task.put("TimeoutSeconds", timeout(step.due()).toSeconds());
        ObjectNode timedOut = task.putArray("Catch").addObject();
        timedOut.putArray("ErrorEquals").add("States.Timeout");
        ObjectNode expiry = timedOut.putObject("Output");
        expiry.put("outcome", "EXPIRED").putNull("by").putNull("comment");
        Calls.task(expiry.putObject("task"), step.key(), visit);
        timedOut.put("Next", answered);
        steps.failTo((ArrayNode) task.get("Catch"), step.key());
        task.put("Next", answered);

        ObjectNode choice = steps.states().putObject(answered).put("Type", "Choice");
        var choices = choice.putArray("Choices");
        choices.addObject()
                .put("Condition", Calls.isOtherTask(step.key(), visit))
                .put("Next", name);
        choices.addObject()
                .put("Condition", "{% $states.input.outcome = 'APPROVED' %}")
                .put("Next", next);
        ObjectNode late = choices.addObject().put("Condition", "{% $states.input.outcome = 'EXPIRED' %}");
        if (expired.equals(steps.ending())) {
            boolean denies = step.onExpiry() instanceof Expiry.Denies;
            Ending.of(late.putObject("Output"), denies ? "DENIED" : "EXPIRED", step.key(), null);
        }
        late.put("Next", expired);
        choice.putObject("Output")
                .put("outcome", "{% $states.input.outcome %}")
                .put("step", step.key())
                .put("by", "{% $states.input.by %}")
                .put("reason", "{% $states.input.comment %}");
        choice.put("Default", steps.ending());
    }

    /** In calendar time, generously: a day has about eight hours of working time, a week about five days. */
    private static Duration timeout(WorkingTime due) {
        Duration calendar = switch (due.unit()) {
            case HOURS -> Duration.ofHours(5L * due.amount());
            case DAYS -> Duration.ofDays(2L * due.amount());
        };
        Duration timeout = calendar.plus(BACKSTOP);
        return timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST;
    }
}
