package dev.countersign.definitions.compile;

import dev.countersign.asl.Expression;
import dev.countersign.definitions.function.FunctionCatalogue;
import dev.countersign.definitions.function.FunctionDescription;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.FunctionCall;
import dev.countersign.definitions.step.Retry;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The Task states that call something. */
final class Calls {

    private static final Retry TELL = new Retry(12, 1, 300);
    private static final String TENANT = "{% $tenant %}";
    private static final String REQUEST = "{% $request.id %}";
    private static final String REVISION = "{% $request.revision %}";

    private Calls() {}

    /** A message to the queue for people, with a token whose answer the state waits for. */
    static ObjectNode ask(ObjectNode state, CompileTarget target, String step, int visit) {
        ObjectNode body = send(state, "arn:aws:states:::sqs:sendMessage.waitForTaskToken", target.humanTasksQueueUrl());
        task(body, step, visit);
        body.put("taskToken", "{% $states.context.Task.Token %}");
        // Only the sending can fail, since no answer to the token is a failure. Everything but the timeout is retried.
        retry(state.putArray("Retry").addObject(), TELL, "States.TaskFailed");
        return state;
    }

    /** A message to the queue of events. Sending is retried for a long time before the execution fails. */
    static ObjectNode tell(ObjectNode state, CompileTarget target, String type) {
        ObjectNode body = send(state, "arn:aws:states:::sqs:sendMessage", target.requestEventsQueueUrl());
        request(body.put("type", type));
        retry(state, TELL);
        return state;
    }

    private static ObjectNode send(ObjectNode state, String resource, String queue) {
        state.put("Type", "Task").put("Resource", resource);
        return state.putObject("Arguments").put("QueueUrl", queue).putObject("MessageBody");
    }

    private static ObjectNode request(ObjectNode body) {
        return body.put("tenant", TENANT).put("requestId", REQUEST).put("revision", REVISION);
    }

    /** Names the task as an answer to it does, see {@link TaskAnswer.Task}. */
    static void task(ObjectNode task, String step, int visit) {
        request(task).put("step", step).put("visit", visit);
    }

    /**
     * A condition: the state's input is not an answer to this task that can be read. It names another task or none, its outcome is none of these, or a
     * text is none. It decides nothing, since whoever answers so cannot be the application.
     */
    static String isNoAnswer(String step, int visit, List<TaskAnswer.Outcome> outcomes) {
        return "{% " + answers(step, visit, outcomes) + " and $type($states.input.by) in ['string', 'null']"
                + " and $type($states.input.comment) in ['string', 'null'] ? false : true %}";
    }

    /** JSONata: the state's input names this task and one of these outcomes. */
    static String answers(String step, int visit, List<TaskAnswer.Outcome> outcomes) {
        return ("$states.input.task.(tenant = $tenant and requestId = $request.id and revision = $request.revision"
                        + " and step = '%s' and visit = %d) = true and $states.input.outcome in [%s]")
                .formatted(
                        step,
                        visit,
                        outcomes.stream().map(outcome -> "'" + outcome + "'").collect(Collectors.joining(", ")));
    }

    /** Invokes a function. Each payload names the call, so that the function can tell a repeated one. */
    static ObjectNode invoke(ObjectNode state, FunctionCall call, CallName name, CompileTarget target, Level level) {
        state.put("Type", "Task").put("Resource", "arn:aws:states:::lambda:invoke");
        state.putObject("Arguments")
                .put("FunctionName", target.functionArn(call.function()))
                .set("Payload", payload(call.input(), name, level));
        return state;
    }

    private static JsonNode payload(JsonNode input, CallName name, Level level) {
        if (at(input, name, level) instanceof ObjectNode object) {
            return object.set(FunctionDescription.CALL, name.payload());
        }
        return Expression.in(input)
                .<JsonNode>map(jsonata -> JsonNodeFactory.instance.stringNode(level.expression("$merge(["
                        + name.bound(jsonata) + ", {'" + FunctionDescription.CALL + "': " + name.jsonata() + "}])")))
                .orElse(input);
    }

    static void retry(ObjectNode state, Retry retry) {
        retry(state, retry, List.of());
    }

    /** The retries of a call of a function. */
    static void retry(ObjectNode state, Retry retry, FunctionCall call) {
        retry(
                state,
                retry,
                FunctionCatalogue.find(call.function())
                        .map(FunctionDescription::finalErrors)
                        .orElse(List.of()));
    }

    private static void retry(ObjectNode state, Retry retry, List<String> finalErrors) {
        if (retry.attempts() == 0) {
            return;
        }
        ArrayNode retriers = state.putArray("Retry");
        // A failing expression would fail again, after a further call.
        ObjectNode never = retriers.addObject();
        ArrayNode errors = never.putArray("ErrorEquals").add("States.QueryEvaluationError");
        finalErrors.forEach(errors::add);
        never.put("MaxAttempts", 0);
        retry(retriers.addObject(), retry, "States.ALL");
    }

    private static void retry(ObjectNode retrier, Retry retry, String error) {
        retrier.putArray("ErrorEquals").add(error);
        retrier.put("IntervalSeconds", retry.firstDelaySeconds())
                .put("MaxAttempts", retry.attempts())
                .put("BackoffRate", 2)
                .put("JitterStrategy", "FULL");
        if (retry.maxDelaySeconds() > retry.firstDelaySeconds()) {
            retrier.put("MaxDelaySeconds", retry.maxDelaySeconds());
        }
    }

    /** The payload with its expressions adapted to this level. */
    private static JsonNode at(JsonNode value, CallName name, Level level) {
        if (value instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), at(member.getValue(), name, level)));
            return copy;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(at(element, name, level)));
            return copy;
        }
        return Expression.in(value)
                .<JsonNode>map(jsonata -> JsonNodeFactory.instance.stringNode(level.expression(name.bound(jsonata))))
                .orElse(value);
    }
}
