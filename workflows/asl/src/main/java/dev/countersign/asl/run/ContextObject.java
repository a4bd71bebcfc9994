package dev.countersign.asl.run;

import dev.countersign.asl.event.ExecutionContext;
import dev.countersign.asl.state.StateType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The context object: {@code $states.context} and {@code $$}.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">The context object</a>
 */
final class ContextObject {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ContextObject() {}

    static JsonNode of(
            ExecutionContext execution, Ledger ledger, Branch branch, StateType type, @Nullable String token) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        ObjectNode about = context.putObject("Execution");
        about.put("Id", execution.executionArn());
        about.set("Input", ledger.input);
        about.put("StartTime", format(execution.startedAt()));
        about.put("Name", execution.executionName());
        about.put("RoleArn", execution.roleArn());
        about.put("RedriveCount", ledger.redrives);
        if (ledger.redrivenAt != null) {
            about.put("RedriveTime", format(ledger.redrivenAt));
        }
        context.putObject("StateMachine")
                .put("Id", execution.stateMachineArn())
                .put("Name", execution.stateMachineName());
        ObjectNode state = context.putObject("State");
        state.put("Name", branch.state);
        state.put("EnteredTime", format(branch.enteredAt));
        if (type == StateType.TASK || type == StateType.PARALLEL || type == StateType.MAP) {
            state.put("RetryCount", branch.retryCount);
        }
        if (token != null) {
            context.putObject("Task").put("Token", token);
        }
        for (Branch inner = branch; inner.parent != null; inner = inner.parent) {
            if (inner.parent.waiting instanceof Fork fork && fork.items != null) {
                item(context, inner.index, fork.items.get(inner.index));
                break;
            }
        }
        return context;
    }

    static void item(ObjectNode context, int index, JsonNode value) {
        ObjectNode item = context.putObject("Map").putObject("Item");
        item.put("Index", index);
        item.set("Value", value);
    }

    private static String format(Instant time) {
        return MILLISECONDS.format(time);
    }
}
