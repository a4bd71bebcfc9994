package dev.countersign.e2e.durability;

import static dev.countersign.e2e.durability.Definition.fields;

import dev.countersign.e2e.durability.Definition.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The Task states of a definition. */
final class TaskState {

    private static final String EFFECT = """
            {'execution': $states.context.Execution.Name, 'state': $states.context.State.Name,
             'input': $states.input, 'attempt': $states.context.State.RetryCount%s}""";

    private TaskState() {}

    static Map<String, Object> of(Step.Task task, Surroundings around) {
        return switch (task) {
            case Step.Tell tell -> tell(tell, around);
            case Step.Ask ask -> ask(ask, around);
            case Step.Call call -> call(call, around);
            case Step.Child child -> child(child, around);
        };
    }

    private static Map<String, Object> tell(Step.Tell tell, Surroundings around) {
        String message = "{% $string(" + EFFECT.formatted("") + ") %}";
        return tell.byTopic()
                ? task("sns:publish", fields("TopicArn", around.topic(), "Message", message))
                : task("sqs:sendMessage", fields("QueueUrl", around.told(), "MessageBody", message));
    }

    private static Map<String, Object> ask(Step.Ask ask, Surroundings around) {
        Map<String, Object> state = question(ask.answers(), around);
        retry(state, ask.answers());
        switch (ask.clock()) {
            case NO -> {}
            case TIMEOUT -> state.put("TimeoutSeconds", 1);
            case HEARTBEAT -> state.put("HeartbeatSeconds", 1);
        }
        return state;
    }

    /** A message with the task token and the answer to give. */
    static Map<String, Object> question(List<Answer> answers, Surroundings around) {
        String more = ", 'token': $states.context.Task.Token, 'answer': " + answer(answers);
        return task(
                "sqs:sendMessage.waitForTaskToken",
                fields("QueueUrl", around.asked(), "MessageBody", "{% $string(" + EFFECT.formatted(more) + ") %}"));
    }

    private static Map<String, Object> call(Step.Call call, Surroundings around) {
        String more = ", 'millis': " + call.millis() + ", 'answer': " + answer(call.answers());
        Map<String, Object> state = task(
                "lambda:invoke",
                fields("FunctionName", around.function(), "Payload", "{% " + EFFECT.formatted(more) + " %}"));
        retry(state, call.answers());
        return state;
    }

    private static Map<String, Object> child(Step.Child child, Surroundings around) {
        return task(
                "states:startExecution.sync:2",
                fields(
                        "StateMachineArn",
                        around.machines() + child.plan().machine(),
                        "Name",
                        "{% $states.context.Execution.Name & '-" + child.name() + "' %}",
                        // A string is treated as JSON text.
                        "Input",
                        "{% '\"' & $states.input & '\"' %}"));
    }

    private static Map<String, Object> task(String service, Map<String, Object> arguments) {
        return fields("Type", "Task", "Resource", "arn:aws:states:::" + service, "Arguments", arguments);
    }

    private static void retry(Map<String, Object> state, List<Answer> answers) {
        if (answers.size() > 1) {
            Map<String, Object> rule = fields("ErrorEquals", List.of("States.ALL"), "IntervalSeconds", 1);
            rule.put("BackoffRate", 1);
            rule.put("MaxAttempts", answers.size() - 1);
            state.put("Retry", List.of(rule));
        }
    }

    /** An expression for the answer to the current attempt. */
    private static String answer(List<Answer> answers) {
        return answers.stream().map(answer -> "'" + answer + "'").collect(Collectors.joining(", ", "[", "]"))
                + "[$states.context.State.RetryCount]";
    }
}
