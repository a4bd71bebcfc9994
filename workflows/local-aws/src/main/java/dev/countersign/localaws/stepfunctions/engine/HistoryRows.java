package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.event.HistoryEvent;
import dev.countersign.asl.event.HistoryEventType;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The events of one advance as the text of one row. Ids increase by one, so only the first is stored, in the row. */
final class HistoryRows {

    private static final Map<String, HistoryEventType> TYPES = Arrays.stream(HistoryEventType.values())
            .collect(Collectors.toMap(HistoryEventType::wireName, type -> type));

    private HistoryRows() {}

    static String write(List<HistoryEvent> events) {
        var rows = Json.array();
        long previousAt = 0;
        for (var event : events) {
            var row = rows.addArray();
            row.add(event.type().wireName());
            row.add(event.id() - event.previousId());
            row.add(event.at().toEpochMilli() - previousAt);
            row.add(event.details());
            previousAt = event.at().toEpochMilli();
        }
        return Json.write(rows);
    }

    static List<HistoryEvent> read(long firstId, String text) {
        var events = new ArrayList<HistoryEvent>();
        long id = firstId;
        long at = 0;
        for (JsonNode row : Json.read(text)) {
            at += row.get(2).longValue();
            events.add(new HistoryEvent(
                    id,
                    id - row.get(1).longValue(),
                    Instant.ofEpochMilli(at),
                    Objects.requireNonNull(TYPES.get(row.get(0).stringValue())),
                    (ObjectNode) row.get(3)));
            id++;
        }
        return events;
    }
}
