package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.asl.event.HistoryEvent;
import dev.countersign.localaws.keys.Place;
import dev.countersign.localaws.keys.Sealing;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The state and history of executions in the format of the database: packed, then encrypted, since they contain task tokens. */
final class Storage {

    private final Sealing sealing;

    Storage(Sealing sealing) {
        this.sealing = sealing;
    }

    byte[] state(long execution, Saved saved) {
        var text = saved.toText();
        var packed =
                saved.execution().status() == ExecutionStatus.RUNNING ? Packed.packIfLong(text) : Packed.pack(text);
        return sealing.seal(Place.state(execution), packed);
    }

    Saved state(long execution, byte[] stored) {
        return Saved.fromText(Packed.unpack(sealing.open(Place.state(execution), stored)));
    }

    byte[] history(long execution, List<HistoryEvent> events) {
        var firstId = events.getFirst().id();
        return sealing.seal(Place.history(execution, firstId), Packed.pack(HistoryRows.write(events)));
    }

    List<HistoryEvent> history(long execution, long firstId, byte[] stored) {
        return HistoryRows.read(firstId, Packed.unpack(sealing.open(Place.history(execution, firstId), stored)));
    }

    byte[] arguments(CallKey call, JsonNode arguments) {
        return sealing.seal(place(call), Packed.packIfLong(Json.write(arguments)));
    }

    JsonNode arguments(CallKey call, byte[] stored) {
        return Json.read(Packed.unpack(sealing.open(place(call), stored)));
    }

    private static String place(CallKey call) {
        return Place.call(call.execution().id(), call.task());
    }
}
