package dev.countersign.editor.ui.flow;

import dev.countersign.definitions.edit.Place;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What somebody does in the list or in the drawing, by mouse or by keys. It comes from the browser, so that nothing in it is known to exist.
 *
 * @param key the step that it is about; empty if it is about a place
 * @param place where something is put
 */
public record FlowAct(Kind kind, String key, Place place) {

    /** The kinds of acts. */
    public enum Kind {
        SELECT,
        /** Selects, and leads to the properties. */
        OPEN,
        ADD,
        ADD_BEHIND,
        MOVE,
        UP,
        DOWN,
        REMOVE,
        COPY,
        CUT,
        PASTE,
        PASTE_BEHIND,
        DUPLICATE,
        UNDO,
        REDO
    }

    /** Empty if it is none. */
    public static Optional<FlowAct> read(JsonNode detail) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(detail.path("kind").asString("")))
                .findFirst()
                .map(kind -> new FlowAct(
                        kind,
                        detail.path("key").asString(""),
                        new Place(
                                detail.path("within").asString(""),
                                detail.path("part").asInt(0),
                                detail.path("index").asInt(0))));
    }
}
