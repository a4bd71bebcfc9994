package dev.countersign.asl.parse;

import dev.countersign.asl.state.Flow;
import dev.countersign.asl.state.State;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads {@code StartAt} and {@code States}, of a machine or inside a Parallel or Map. */
final class FlowParser {

    private FlowParser() {}

    static Flow parse(Fields fields) {
        fields.require("States", "StartAt");
        Map<String, State> states = new LinkedHashMap<>();
        Fields inner = fields.inner("States");
        for (Map.Entry<String, JsonNode> entry : inner.json().properties()) {
            State state = StateParser.parse(entry.getKey(), inner.inner(entry.getKey()));
            if (state != null) {
                states.put(entry.getKey(), state);
            }
        }
        String startAt = fields.text("StartAt");
        return new Flow(startAt == null ? "" : startAt, states);
    }
}
