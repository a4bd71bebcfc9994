package dev.countersign.definitions.compile;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RevisionAnswer;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The states in which the requester changes a request. A path that ends with {@code CHANGES_REQUESTED} enters them, with the step that asked for
 * the changes. The answer contains the next revision, and the execution continues at the start or at that step.
 *
 * <p>Before an execution continues at the start, the automated steps are compensated. That happens before the requester is asked, because the
 * requester may never answer.
 *
 * @param ending the state that follows if the request is not changed
 */
record RevisionStates(TemplateDefinition definition, ObjectNode states, CompileTarget target, String ending) {

    private static final String REVISE = HumanTask.REVISE;
    static final String ASKED = REVISE + "?";
    private static final String ANSWERED = REVISE + ": answered";
    private static final String TAKEN = StateNames.REVISED;
    private static final String GO_ON = REVISE + ": go on";

    /** @param otherwise the state that follows if the request ends */
    void add(String otherwise) {
        choose(otherwise);
        ask();
        answered();
        takeOver();
    }

    private void choose(String otherwise) {
        ObjectNode choice = states.putObject(ASKED).put("Type", "Choice");
        ObjectNode back = choice.putArray("Choices")
                .addObject()
                .put("Condition", "{% $states.input.outcome = 'CHANGES_REQUESTED' %}");
        if (definition.revisions().goesOn() == GoesOn.START) {
            // All of these steps have just been compensated.
            ObjectNode assign = back.putObject("Assign");
            assign.putArray("begun");
            if (Level.compensable(definition.steps()).findAny().isPresent()) {
                assign.putArray("takenBack");
            }
        }
        back.put("Next", REVISE);
        choice.put("Default", otherwise);
    }

    private void takeOver() {
        ObjectNode taken = states.putObject(TAKEN).put("Type", "Pass");
        ObjectNode assign = taken.putObject("Assign");
        assign.put(
                "request",
                "{% $merge([$request, {'revision': $states.input.revision, 'title': $states.input.title,"
                        + " 'form': $states.input.form}]) %}");
        assign.put("form", "{% $states.input.form %}");
        // What was done was done for the form before.
        assign.putObject(Carrying.CARRIED);
        switch (definition.revisions().goesOn()) {
            case START -> {
                assign.putObject("results");
                taken.put("Next", Level.top().entry(definition.steps(), Ending.APPROVED));
            }
            case STEP -> {
                taken.put("Next", GO_ON);
                goOn();
            }
        }
    }

    private void ask() {
        ObjectNode task = Calls.ask(states.putObject(REVISE), target, REVISE, 1);
        task.put("TimeoutSeconds", Timeouts.of(definition.revisions().due()).toSeconds());
        // The step at which to continue is added to the answer.
        task.put(
                "Output",
                "{% $merge([$type($states.result) = 'object' ? $states.result : {}, {'asked': $states.input.step}]) %}");
        ObjectNode timedOut = task.putArray("Catch").addObject();
        timedOut.putArray("ErrorEquals").add("States.Timeout");
        ObjectNode expiry = timedOut.putObject("Output");
        expiry.put("outcome", "EXPIRED").putNull("by").putNull("comment");
        Calls.task(expiry.putObject("task"), REVISE, 1);
        expiry.put("asked", "{% $states.input.step %}");
        timedOut.put("Next", ANSWERED);
        ObjectNode failed = ((ArrayNode) task.get("Catch")).addObject();
        failed.putArray("ErrorEquals").add("States.ALL");
        Ending.of(failed.putObject("Output"), "FAILED", REVISE, "{% " + Ending.errorText() + " %}");
        failed.put("Next", ending);
        task.put("Next", ANSWERED);
    }

    private void answered() {
        ObjectNode choice = states.putObject(ANSWERED).put("Type", "Choice");
        ArrayNode choices = choice.putArray("Choices");
        choices.addObject().put("Condition", isRevised()).put("Next", TAKEN);
        ObjectNode again = choices.addObject()
                .put("Condition", Calls.isNoAnswer(REVISE, 1, List.of(Outcome.EXPIRED, Outcome.WITHDRAWN)));
        again.putObject("Output").put("step", "{% $states.input.asked %}");
        again.put("Next", REVISE);
        choice.putObject("Output")
                .put("outcome", "{% $states.input.outcome %}")
                .put("step", REVISE)
                .put("by", "{% $states.input.by %}")
                .put("reason", "{% $states.input.comment %}");
        choice.put("Default", ending);
    }

    /** The next revision, as {@link RevisionAnswer} writes it. */
    private static String isRevised() {
        return "{% " + Calls.answers(REVISE, 1, List.of(Outcome.REVISED))
                + " and $states.input.revision = $request.revision + 1 and $type($states.input.title) = 'string'"
                + " and $type($states.input.form) = 'object' ? true : false %}";
    }

    private void goOn() {
        ObjectNode choice = states.putObject(GO_ON).put("Type", "Choice");
        ArrayNode choices = choice.putArray("Choices");
        entries()
                .forEach((entry, steps) -> choices.addObject()
                        .put("Condition", "{% $states.input.asked in [" + String.join(", ", steps) + "] %}")
                        .put("Next", entry));
        choice.put("Default", Level.top().entry(definition.steps(), Ending.APPROVED));
    }

    /** For each state at which the execution can continue: the approval steps that lead to it, as JSONata strings. */
    private Map<String, List<String>> entries() {
        Map<String, List<String>> entries = new LinkedHashMap<>();
        Level.reachable(definition.steps()).forEach(step -> {
            List<String> asking =
                    approvals(step).map(one -> "'" + one.key() + "'").toList();
            if (!asking.isEmpty()) {
                entries.computeIfAbsent(Level.top().entry(step), _ -> new ArrayList<>())
                        .addAll(asking);
            }
        });
        return entries;
    }

    /** A step within a parallel step cannot be entered alone. */
    private static Stream<ApprovalStep> approvals(Step step) {
        return StepTree.of(List.of(step), ApprovalStep.class);
    }
}
