package dev.countersign.asl.run;

import dev.countersign.asl.event.ExecutionContext;
import dev.countersign.asl.event.ExecutionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A ledger as JSON with short names and without defaults, because every waiting execution is stored like this. */
public final class LedgerJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private LedgerJson() {}

    public static String write(Ledger ledger) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (ledger.status == null || ledger.context == null) {
            return json.toString();
        }
        json.put("status", ledger.status.name());
        json.set("context", context(ledger.context));
        text(json, "map", ledger.map);
        json.set("input", ledger.input);
        set(json, "output", ledger.output);
        text(json, "error", ledger.error);
        text(json, "cause", ledger.cause);
        BranchJson.number(json, "lastEvent", ledger.lastEvent);
        BranchJson.number(json, "lastTask", ledger.lastTask);
        BranchJson.number(json, "lastTimer", ledger.lastTimer);
        BranchJson.number(json, "timeout", ledger.timeout);
        BranchJson.number(json, "resume", ledger.resume);
        BranchJson.number(json, "redrives", ledger.redrives);
        text(json, "redrivenAt", ledger.redrivenAt == null ? null : ledger.redrivenAt.toString());
        if (ledger.root != null) {
            json.set("root", BranchJson.write(ledger.root, ledger.input));
        }
        return json.toString();
    }

    public static Ledger read(String text) {
        JsonNode json = MAPPER.readTree(text);
        var ledger = new Ledger();
        if (!json.has("status")) {
            return ledger;
        }
        ledger.status = ExecutionStatus.valueOf(json.get("status").stringValue());
        ledger.context = context(json.get("context"));
        ledger.map = json.path("map").asString(null);
        ledger.input = json.get("input");
        ledger.output = json.get("output");
        ledger.error = json.path("error").asString(null);
        ledger.cause = json.path("cause").asString(null);
        ledger.lastEvent = json.path("lastEvent").asLong(0);
        ledger.lastTask = json.path("lastTask").asLong(0);
        ledger.lastTimer = json.path("lastTimer").asLong(0);
        ledger.timeout = json.path("timeout").asLong(0);
        ledger.resume = json.path("resume").asLong(0);
        ledger.redrives = json.path("redrives").asInt(0);
        ledger.redrivenAt =
                json.has("redrivenAt") ? Instant.parse(json.get("redrivenAt").stringValue()) : null;
        if (json.has("root")) {
            ledger.root = BranchJson.read(json.get("root"), null, 0, json.get("input"));
        }
        return ledger;
    }

    private static ObjectNode context(ExecutionContext context) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("execution", context.executionArn())
                .put("name", context.executionName())
                .put("role", context.roleArn())
                .put("startedAt", context.startedAt().toString())
                .put("machine", context.stateMachineArn())
                .put("machineName", context.stateMachineName());
    }

    private static ExecutionContext context(JsonNode json) {
        return new ExecutionContext(
                json.get("execution").stringValue(),
                json.get("name").stringValue(),
                json.get("role").stringValue(),
                Instant.parse(json.get("startedAt").stringValue()),
                json.get("machine").stringValue(),
                json.get("machineName").stringValue());
    }

    private static void set(ObjectNode json, String name, @Nullable JsonNode value) {
        if (value != null) {
            json.set(name, value);
        }
    }

    private static void text(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
