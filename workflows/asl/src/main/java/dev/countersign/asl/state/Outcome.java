package dev.countersign.asl.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The outcome of a state.
 *
 * @param output the input of the next state
 * @param assigned the variables that it sets
 */
public record Outcome(JsonNode output, Map<String, JsonNode> assigned) {

    public Outcome {
        assigned = Collections.unmodifiableMap(new LinkedHashMap<>(assigned));
    }

    public static Outcome of(JsonNode output) {
        return new Outcome(output, Map.of());
    }
}
