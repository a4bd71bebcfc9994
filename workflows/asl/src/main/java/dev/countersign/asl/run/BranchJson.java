package dev.countersign.asl.run;

import dev.countersign.asl.event.Moment;
import dev.countersign.asl.state.Tolerance;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A branch with its inner branches as JSON. Members with the default value are left out. */
final class BranchJson {

    private BranchJson() {}

    /**
     * A branch as JSON.
     *
     * @param inherited the input of the outer branch; not written again if it is the same
     */
    static ObjectNode write(Branch branch, @Nullable JsonNode inherited) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("state", branch.state);
        if (!branch.input.equals(inherited)) {
            json.set("input", branch.input);
        }
        if (!branch.variables.isEmpty()) {
            ObjectNode variables = json.putObject("vars");
            branch.variables.forEach(variables::set);
        }
        if (!branch.enteredAt.equals(Instant.EPOCH)) {
            json.put("at", branch.enteredAt.toString());
        }
        number(json, "entered", branch.entered);
        number(json, "previous", branch.previous);
        if (branch.beforeEvaluation != branch.previous) {
            json.put("before", branch.beforeEvaluation);
        }
        number(json, "retryCount", branch.retryCount);
        if (branch.retries.length > 0) {
            ArrayNode retries = json.putArray("retries");
            for (int count : branch.retries) {
                retries.add(count);
            }
        }
        write(json, branch.waiting, branch.input);
        return json;
    }

    private static void write(ObjectNode json, Waiting waiting, JsonNode input) {
        switch (waiting) {
            case Waiting.ToEnter _ -> {}
            case Waiting.Ended _ -> json.put("ended", true);
            case Waiting.ForTime wait -> json.put("time", wait.timer());
            case Waiting.ToRetry retry -> json.put("retry", retry.timer());
            case Waiting.ForTask task -> {
                ObjectNode inner = json.putObject("task");
                inner.put("id", task.task());
                if (task.token() != null) {
                    inner.put("token", task.token());
                }
                number(inner, "timeout", task.timeout());
                number(inner, "heartbeat", task.heartbeat());
                number(inner, "beat", task.heartbeatSeconds());
            }
            case Waiting.ForMapRun mapRun -> writeMapRun(json.putObject("mapRun"), mapRun);
            case Waiting.LostMapRun lost -> writeMapRun(json.putObject("lostMapRun"), lost.run());
            case Fork fork -> json.set("fork", write(fork, input));
        }
    }

    private static ObjectNode write(Fork fork, JsonNode input) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("size", fork.size);
        if (fork.items != null) {
            json.set("items", fork.items);
        }
        number(json, "together", fork.together);
        if (fork.tolerated != Tolerance.NONE) {
            json.put("tolerated", fork.tolerated);
        }
        number(json, "started", fork.started);
        number(json, "failures", fork.failures);
        ObjectNode outputs = json.putObject("outputs");
        fork.outputs.forEach((index, output) -> outputs.set(String.valueOf(index), output));
        ObjectNode running = json.putObject("running");
        fork.running.forEach((index, branch) -> running.set(String.valueOf(index), write(branch, input)));
        return json;
    }

    static Branch read(JsonNode json, @Nullable Branch parent, int index, JsonNode inherited) {
        JsonNode input = json.has("input") ? json.get("input") : inherited;
        var branch = new Branch(parent, index, json.get("state").stringValue(), input);
        for (Map.Entry<String, JsonNode> variable : json.path("vars").properties()) {
            branch.variables.put(variable.getKey(), variable.getValue());
        }
        if (json.has("at")) {
            branch.enteredAt = Instant.parse(json.get("at").stringValue());
        }
        branch.entered = json.path("entered").asLong(0);
        branch.previous = json.path("previous").asLong(0);
        branch.beforeEvaluation = json.path("before").asLong(branch.previous);
        branch.retryCount = json.path("retryCount").asInt(0);
        JsonNode retries = json.path("retries");
        branch.retries = new int[retries.size()];
        for (int retrier = 0; retrier < retries.size(); retrier++) {
            branch.retries[retrier] = retries.get(retrier).intValue();
        }
        branch.waiting = waiting(json, branch);
        return branch;
    }

    private static Waiting waiting(JsonNode json, Branch branch) {
        if (json.has("task")) {
            JsonNode task = json.get("task");
            return new Waiting.ForTask(
                    task.get("id").longValue(),
                    task.path("token").asString(null),
                    task.path("timeout").asLong(0),
                    task.path("heartbeat").asLong(0),
                    task.path("beat").asLong(0));
        }
        if (json.has("mapRun")) {
            return mapRun(json.get("mapRun"));
        }
        if (json.has("lostMapRun")) {
            return new Waiting.LostMapRun(mapRun(json.get("lostMapRun")));
        }
        if (json.has("time")) {
            return new Waiting.ForTime(json.get("time").longValue());
        }
        if (json.has("retry")) {
            return new Waiting.ToRetry(json.get("retry").longValue());
        }
        if (json.has("fork")) {
            return fork(json.get("fork"), branch);
        }
        return json.has("ended") ? new Waiting.Ended() : new Waiting.ToEnter();
    }

    private static void writeMapRun(ObjectNode json, Waiting.ForMapRun mapRun) {
        json.put("id", mapRun.task());
        json.set("items", mapRun.items());
        json.put("at", mapRun.moment().at().toString());
        json.put("seed", mapRun.moment().seed());
        json.put("arn", mapRun.arn());
        number(json, "redrives", mapRun.redrives());
    }

    private static Waiting.ForMapRun mapRun(JsonNode json) {
        Instant at = Instant.parse(json.get("at").stringValue());
        return new Waiting.ForMapRun(
                json.get("id").longValue(),
                (ArrayNode) json.get("items"),
                new Moment(at, json.get("seed").stringValue()),
                json.path("arn").asString(""),
                json.path("redrives").asInt(0));
    }

    private static Fork fork(JsonNode json, Branch parent) {
        ArrayNode items = json.get("items") instanceof ArrayNode array ? array : null;
        var fork = new Fork(
                json.get("size").intValue(),
                items,
                json.path("together").asLong(0),
                json.path("tolerated").asLong(Tolerance.NONE));
        fork.started = json.path("started").asInt(0);
        fork.failures = json.path("failures").asInt(0);
        for (Map.Entry<String, JsonNode> output : json.path("outputs").properties()) {
            fork.outputs.put(Integer.valueOf(output.getKey()), output.getValue());
        }
        for (Map.Entry<String, JsonNode> inner : json.path("running").properties()) {
            int index = Integer.parseInt(inner.getKey());
            fork.running.put(index, read(inner.getValue(), parent, index, parent.input));
        }
        return fork;
    }

    static void number(ObjectNode json, String name, long value) {
        if (value != 0) {
            json.put(name, value);
        }
    }
}
