package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.Execution;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the row of an execution holds: the state of the interpreter, and the keys of its rows in other tables. With these keys an advance deletes
 * those rows without an index by execution on them.
 *
 * @param timers when each timer that is set is due
 * @param tokens the hash of the token of each task that waits for one, in Base64
 * @param calls the tasks whose calls are not answered yet
 */
record Saved(Execution execution, Map<Long, Instant> timers, Map<Long, String> tokens, Set<Long> calls) {

    static final Saved NEW = new Saved(Execution.initial(), Map.of(), Map.of(), Set.of());

    Saved {
        timers = Map.copyOf(timers);
        tokens = Map.copyOf(tokens);
        calls = Set.copyOf(calls);
    }

    /** The task that waits for the token with this hash. */
    OptionalLong taskOf(String hash) {
        return tokens.entrySet().stream()
                .filter(token -> token.getValue().equals(hash))
                .mapToLong(Map.Entry::getKey)
                .findFirst();
    }

    String toText() {
        var keys = Json.object();
        var due = keys.putObject("timers");
        timers.forEach((timer, at) -> due.put(Long.toString(timer), at.toEpochMilli()));
        var hashes = keys.putObject("tokens");
        tokens.forEach((task, hash) -> hashes.put(Long.toString(task), hash));
        var pending = keys.putArray("calls");
        calls.forEach(pending::add);
        // Only the interpreter reads its state, so it stays text here and is not parsed again.
        return keys + "\n" + execution.toJson();
    }

    static Saved fromText(String text) {
        int line = text.indexOf('\n');
        var keys = (ObjectNode) Json.read(text.substring(0, line));
        var timers = new HashMap<Long, Instant>();
        keys.get("timers")
                .properties()
                .forEach(timer -> timers.put(
                        Long.valueOf(timer.getKey()),
                        Instant.ofEpochMilli(timer.getValue().longValue())));
        var tokens = new HashMap<Long, String>();
        keys.get("tokens")
                .properties()
                .forEach(token -> tokens.put(
                        Long.valueOf(token.getKey()), token.getValue().stringValue()));
        var calls = keys.get("calls").valueStream().map(JsonNode::longValue).collect(Collectors.toSet());
        return new Saved(Execution.fromJson(text.substring(line + 1)), timers, tokens, calls);
    }

    static byte[] hashBytes(String hash) {
        return Base64.getDecoder().decode(hash);
    }
}
