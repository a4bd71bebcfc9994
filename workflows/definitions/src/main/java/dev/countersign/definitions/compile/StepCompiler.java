package dev.countersign.definitions.compile;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Denial;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Retry;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.definitions.text.Text;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds the states of steps, one after the other.
 *
 * @param states where they are added
 * @param ending the state that a path which ends the request goes to, with the input of {@link Ending}
 */
record StepCompiler(ObjectNode states, CompileTarget target, Level level, String ending) {

    void addAll(List<Step> steps, String next) {
        for (int i = 0; i < steps.size(); i++) {
            add(steps.get(i), level.entry(steps.subList(i + 1, steps.size()), next));
        }
    }

    private void add(Step step, String next) {
        if (level.notesBegin(step)) {
            noteBegin(step);
        }
        if (CarriedSteps.canBeCarried(step)) {
            Carrying.add(states, step, level, next);
        }
        switch (step) {
            case ApprovalStep approval -> new ApprovalStates(this, approval).add(next);
            case AutomatedStep automated -> automated(automated, next);
            case BranchStep branch -> branch(branch, next);
            case ParallelStep parallel -> new ParallelStates(this, parallel).add(next);
            case NotifyStep notify -> notification(notify, next);
            case WaitStep wait -> waiting(wait, next);
        }
    }

    private void noteBegin(Step step) {
        ObjectNode begin = states.putObject(level.entry(step)).put("Type", "Pass");
        List<String> keys = Level.compensable(List.of(step))
                .map(one -> "'" + one.key() + "'")
                .toList();
        begin.putObject("Assign").put("begun", "{% $append($begun, [" + String.join(", ", keys) + "]) %}");
        begin.put("Next", Carrying.entry(step));
    }

    private void automated(AutomatedStep step, String next) {
        String told = step.key() + ": told";
        String refused = step.key() + ": refused?";
        ObjectNode task = Calls.invoke(states.putObject(step.key()), step.call(), CallName.of(step), target, level);
        task.put("TimeoutSeconds", step.timeoutSeconds());
        Calls.retry(task, step.retry(), step.call());
        task.putObject("Assign")
                .put(
                        level.results(),
                        "{% $merge([$" + level.results() + ", {'" + step.key() + "': $states.result.Payload}]) %}");
        ObjectNode output = task.putObject("Output").put("result", "{% $states.result.Payload %}");
        Denial denial = step.denial();
        if (denial != null) {
            // Evaluated in this state, which can catch a failing expression.
            output.put("refused", said("(" + denial.when() + ") ? true : false"));
            output.put("reason", said("(" + denial.when() + ") ? " + Ending.bounded(denial.reason()) + " : null"));
        }
        failTo(task.putArray("Catch"), step.key());
        task.put("Next", told);

        ObjectNode tell = Calls.tell(states.putObject(told), target, "step-result");
        ((ObjectNode) tell.get("Arguments").get("MessageBody"))
                .put("step", step.key())
                .put("result", "{% $states.input.result %}");
        tell.put("Output", "{% $states.input %}");
        tell.put("Next", denial == null ? next : refused);
        if (denial != null) {
            ObjectNode choice = states.putObject(refused).put("Type", "Choice");
            ObjectNode denied = choice.putArray("Choices").addObject();
            denied.put("Condition", "{% $states.input.refused %}");
            Ending.of(denied.putObject("Output"), "DENIED", step.key(), "{% $states.input.reason %}");
            denied.put("Next", ending);
            choice.put("Default", next);
        }
    }

    private String said(String jsonata) {
        return level.expression("($result := $states.result.Payload; " + jsonata + ")");
    }

    /** Every error without another catcher ends the request. */
    void failTo(ArrayNode catches, String key) {
        ObjectNode failed = catches.addObject();
        failed.putArray("ErrorEquals").add("States.ALL");
        Ending.of(failed.putObject("Output"), "FAILED", key, "{% " + Ending.errorText() + " %}");
        failed.put("Next", ending);
    }

    /** A Choice state cannot catch errors of its conditions, so it is the only branch of a Parallel state, which can. */
    private void branch(BranchStep step, String next) {
        String which = step.key() + ": which";
        String taken = step.key() + ": taken";
        ObjectNode guard = states.putObject(step.key()).put("Type", "Parallel");
        ObjectNode only = guard.putArray("Branches").addObject().put("StartAt", which);
        var number = new StringBuilder();
        for (int i = 0; i < step.cases().size(); i++) {
            number.append("(")
                    .append(step.cases().get(i).when())
                    .append(") ? ")
                    .append(i + 1)
                    .append(" : ");
        }
        only.putObject("States")
                .putObject(which)
                .put("Type", "Pass")
                .put("Output", level.expression(number.append("0").toString()))
                .put("End", true);
        guard.put("Output", "{% $states.result[0] %}");
        failTo(guard.putArray("Catch"), step.key());
        guard.put("Next", taken);
        ObjectNode choice = states.putObject(taken).put("Type", "Choice");
        ArrayNode choices = choice.putArray("Choices");
        for (int i = 0; i < step.cases().size(); i++) {
            choices.addObject()
                    .put("Condition", "{% $states.input = " + (i + 1) + " %}")
                    .put("Next", level.entry(step.cases().get(i).steps(), next));
        }
        choice.put("Default", level.entry(step.otherwise(), next));
        step.cases().forEach(one -> addAll(one.steps(), next));
        addAll(step.otherwise(), next);
    }

    private void notification(NotifyStep step, String next) {
        ObjectNode task =
                states.putObject(step.key()).put("Type", "Task").put("Resource", "arn:aws:states:::sns:publish");
        ObjectNode message = task.putObject("Arguments")
                .put("TopicArn", target.notificationsTopicArn())
                .putObject("Message");
        // The receiver drops a second message with the same id, so each revision has its own.
        message.put(
                        "id",
                        "{% $request.id & '." + step.key()
                                + "' & ($request.revision > 1 ? '.' & $request.revision : '') %}")
                .put("to", level.expression(step.to()))
                .put("locale", "{% $requester.locale %}");
        spoken(message, "subject", step.subject());
        spoken(message, "text", step.message());
        Calls.retry(task, Retry.STANDARD);
        ObjectNode untold = task.putArray("Catch").addObject();
        untold.putArray("ErrorEquals").add("States.ALL");
        untold.put("Next", next);
        task.put("Next", next);
    }

    /** The text in the language of the requester, chosen when the step is entered. */
    private static void spoken(ObjectNode message, String member, Text text) {
        ObjectNode languages = message.objectNode();
        text.translations().forEach(languages::put);
        message.put(
                member,
                "{% ($words := $lookup(" + languages
                        + ", $substring($requester.locale, 0, 2)); $exists($words) ? $words : "
                        + languages.stringNode(text.standard()) + ") %}");
    }

    private void waiting(WaitStep step, String next) {
        switch (step.until()) {
            case WaitStep.Until.Elapsed(var duration) ->
                states.putObject(step.key())
                        .put("Type", "Wait")
                        .put("Seconds", duration.toSeconds())
                        .put("Next", next);
            case WaitStep.Until.Date(var field) -> {
                String until = step.key() + ": until";
                String day = "$lookup($form, '" + field + "')";
                ObjectNode given = states.putObject(step.key()).put("Type", "Choice");
                given.putArray("Choices")
                        .addObject()
                        .put("Condition", "{% $exists(" + day + ") %}")
                        .put("Next", until);
                given.put("Default", next);
                states.putObject(until)
                        .put("Type", "Wait")
                        .put("Timestamp", "{% " + day + " & 'T00:00:00Z' %}")
                        .put("Next", next);
            }
        }
    }
}
