package dev.countersign.asl.run;

import dev.countersign.asl.event.ExecutionContext;
import dev.countersign.asl.query.Failure;
import dev.countersign.asl.state.Outcome;
import dev.countersign.asl.state.Resource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The details of history events, as {@code GetExecutionHistory} gives them: data as JSON text.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">HistoryEvent</a>
 */
final class Details {

    private Details() {}

    static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode started(JsonNode input, ExecutionContext context) {
        return data(none(), "input", input).put("roleArn", context.roleArn());
    }

    static ObjectNode entered(String state, JsonNode input) {
        return data(none().put("name", state), "input", input);
    }

    static ObjectNode exited(String state, Outcome outcome) {
        ObjectNode details = data(none().put("name", state), "output", outcome.output());
        if (!outcome.assigned().isEmpty()) {
            ObjectNode assigned = details.putObject("assignedVariables");
            outcome.assigned().forEach((name, value) -> assigned.put(name, value.toString()));
            details.putObject("assignedVariablesDetails").put("truncated", false);
        }
        return details;
    }

    static ObjectNode output(JsonNode output) {
        return data(none(), "output", output);
    }

    static ObjectNode failed(Failure failure) {
        return failed(none(), failure.error(), failure.cause());
    }

    static ObjectNode failed(ObjectNode details, @Nullable String error, @Nullable String cause) {
        if (error != null) {
            details.put("error", Failure.HEARTBEAT_TIMEOUT.equals(error) ? Failure.TIMEOUT : error);
        }
        if (cause != null) {
            details.put("cause", cause);
        }
        return details;
    }

    static ObjectNode evaluationFailed(String state, Failure failure, String location) {
        ObjectNode details = failed(failure).put("state", state);
        return location.isEmpty() ? details : details.put("location", location);
    }

    static ObjectNode iteration(String map, int index) {
        return none().put("index", index).put("name", map);
    }

    static ObjectNode scheduled(Resource resource, JsonNode arguments, String region) {
        return resource.isFunction()
                ? data(none().put("resource", resource.arn()), "input", arguments)
                : of(resource).put("parameters", arguments.toString()).put("region", region);
    }

    static ObjectNode of(Resource resource) {
        return resource.isFunction()
                ? none()
                : none().put("resource", resource.action()).put("resourceType", resource.service());
    }

    static ObjectNode data(ObjectNode details, String member, JsonNode value) {
        details.put(member, value.toString());
        details.putObject(member + "Details").put("truncated", false);
        return details;
    }
}
