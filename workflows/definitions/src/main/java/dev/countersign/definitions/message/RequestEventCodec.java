package dev.countersign.definitions.message;

import dev.countersign.definitions.message.RequestEvent.Finished;
import dev.countersign.definitions.message.RequestEvent.Outcome;
import dev.countersign.definitions.message.RequestEvent.Result;
import dev.countersign.definitions.message.RequestEvent.StepResult;
import dev.countersign.definitions.message.RequestEvent.StepUndone;
import dev.countersign.definitions.message.RequestEvent.StepsClosed;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Request events in JSON; the member {@code type} tells the kind. */
final class RequestEventCodec {

    private RequestEventCodec() {}

    static RequestEvent read(MessageReader message) {
        UUID tenant = message.uuid("tenant");
        UUID request = message.uuid("requestId");
        int revision = message.count("revision");
        return switch (message.text("type")) {
            case "finished" ->
                new Finished(
                        tenant,
                        request,
                        revision,
                        message.oneOf(Outcome.class, "outcome"),
                        result(message.inner("result")));
            case "steps-closed" -> new StepsClosed(tenant, request, revision, message.texts("steps"));
            case "step-result" ->
                new StepResult(
                        tenant, request, revision, message.text("step"), retries(message), message.any("result"));
            case "step-undone" ->
                new StepUndone(
                        tenant,
                        request,
                        revision,
                        message.text("step"),
                        message.count("retries", 0),
                        message.textOrNull("failure"));
            case String type -> throw new MalformedMessage("unknown type " + type);
        };
    }

    private static int retries(MessageReader message) {
        return message.has("retries") ? message.count("retries", 0) : 0;
    }

    private static Result result(MessageReader result) {
        return new Result(result.textOrNull("step"), result.textOrNull("by"), result.textOrNull("reason"));
    }

    static ObjectNode write(RequestEvent event) {
        ObjectNode json = Json.object();
        json.put(
                "type",
                switch (event) {
                    case Finished _ -> "finished";
                    case StepsClosed _ -> "steps-closed";
                    case StepResult _ -> "step-result";
                    case StepUndone _ -> "step-undone";
                });
        json.put("tenant", event.tenant().toString());
        json.put("requestId", event.requestId().toString());
        json.put("revision", event.revision());
        switch (event) {
            case Finished finished -> {
                json.put("outcome", finished.outcome().name());
                ObjectNode result = json.putObject("result");
                result.put("step", finished.result().step());
                result.put("by", finished.result().by());
                result.put("reason", finished.result().reason());
            }
            case StepsClosed closed -> {
                ArrayNode steps = json.putArray("steps");
                closed.steps().forEach(steps::add);
            }
            case StepResult done -> {
                json.put("step", done.step());
                json.put("retries", done.retries());
                json.set("result", done.result());
            }
            case StepUndone undone -> {
                json.put("step", undone.step());
                json.put("retries", undone.retries());
                json.put("failure", undone.failure());
            }
        }
        return json;
    }
}
