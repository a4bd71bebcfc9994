package dev.countersign.localaws.stepfunctions;

import dev.countersign.asl.StateTrial;
import dev.countersign.asl.state.StateType;
import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.http.JsonFault;
import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The context object of a state that is tested: the one that a request gives, or one as AWS makes it. */
final class TestContext {

    /** The name of a state whose definition has none, and of every tested state in the context object of AWS. */
    static final String STATE = "StateName";

    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "Execution", Set.of("Id", "Input", "Name", "RoleArn", "StartTime", "RedriveCount", "RedriveTime"),
            "State", Set.of("EnteredTime", "Name", "RetryCount"),
            "StateMachine", Set.of("Id", "Name"),
            "Task", Set.of("Token"));

    private final Arns arns;
    private final Ids ids;

    TestContext(Arns arns, Ids ids) {
        this.arns = arns;
        this.ids = ids;
    }

    /**
     * Reads the context object of a request.
     *
     * @throws AwsError ValidationException
     */
    static JsonNode given(String text, StateTrial state) {
        JsonNode context;
        try {
            context = Json.read(text);
        } catch (JacksonException malformed) {
            throw invalid(JsonFault.of(malformed));
        }
        if (!context.isObject()) {
            throw invalid("it must be a JSON object");
        }
        if (context.has("Map")) {
            throw invalid("'Map' field is not supported when mocking a Context object");
        }
        context.properties().forEach(part -> requireMembers(part.getKey(), part.getValue()));
        if (context.has("Task") && !state.waits()) {
            throw invalid("Context object contains 'Task' when state is not a Task state with a '.sync' or "
                    + "'.waitForTaskToken' service integration pattern");
        }
        return context;
    }

    private static void requireMembers(String name, JsonNode part) {
        var members = MEMBERS.get(name);
        if (members == null) {
            throw notAllowed(name);
        }
        if (!part.isObject()) {
            throw invalid("Field '" + name + "' must be an object");
        }
        part.propertyNames().stream()
                .filter(member -> !members.contains(member))
                .findFirst()
                .ifPresent(member -> {
                    throw notAllowed(member);
                });
    }

    private static AwsError notAllowed(String field) {
        return invalid("Field '" + field + "' is not allowed");
    }

    private static AwsError invalid(String why) {
        return Errors.validation("Invalid Context object provided: " + why);
    }

    /** The context object of an execution that does not exist. */
    JsonNode made(StateTrial state, JsonNode input, @Nullable String roleArn, int retries, Instant at) {
        var machine = ids.next().toString();
        var name = ids.next().toString();
        var time = at.truncatedTo(ChronoUnit.MILLIS).toString();
        var context = Json.object();
        context.putObject("Execution")
                .put("Id", arns.express(machine, name))
                .put("Name", name)
                .put("RoleArn", roleArn)
                .put("StartTime", time)
                .set("Input", input);
        context.putObject("StateMachine").put("Id", arns.machine(machine)).put("Name", machine);
        var entered = context.putObject("State").put("Name", STATE).put("EnteredTime", time);
        if (state.type() == StateType.TASK || state.type() == StateType.MAP || state.type() == StateType.PARALLEL) {
            entered.put("RetryCount", retries);
        }
        if (state.waits()) {
            context.putObject("Task").put("Token", ids.next().toString());
        }
        return context;
    }
}
