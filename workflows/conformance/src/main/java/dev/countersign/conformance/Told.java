package dev.countersign.conformance;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What became of an execution, with the names of the recording.
 *
 * @param output a JSON null if there is none
 * @param error a text; a missing node if there is none, as for the cause
 * @param events as GetExecutionHistory returns them
 */
public record Told(String status, JsonNode output, JsonNode error, JsonNode cause, List<JsonNode> events) {

    public Told {
        events = List.copyOf(events);
    }
}
