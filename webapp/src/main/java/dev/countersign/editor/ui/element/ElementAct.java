package dev.countersign.editor.ui.element;

import dev.countersign.definitions.edit.Place;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What somebody does with an element in the list or in the drawing, by mouse or by keys. It comes from the browser, so that nothing in it is known to exist.
 *
 * @param key the element that it is about, or the kind of a new one; empty if it is about a place
 * @param place where something is put
 */
public record ElementAct(Kind kind, String key, Place place) {

    /** The kinds of acts. */
    public enum Kind {
        SELECT,
        /** Selects, and leads to the properties. */
        OPEN,
        ADD,
        ADD_BEHIND,
        /** Puts a new one, whose kind is the key, at a place. */
        PUT,
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

    /** An act for which no place is given. */
    public static ElementAct about(Kind kind, String key) {
        return new ElementAct(kind, key, new Place("", 0, 0));
    }

    /** Whether it is about an element that must be there. */
    public boolean isAboutOne() {
        return kind != Kind.SELECT && kind != Kind.OPEN && kind != Kind.PUT && !key.isEmpty();
    }

    /** Empty if it is none. */
    public static Optional<ElementAct> read(JsonNode detail) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(detail.path("kind").asString("")))
                .findFirst()
                .map(kind -> new ElementAct(
                        kind,
                        detail.path("key").asString(""),
                        new Place(
                                detail.path("within").asString(""),
                                detail.path("part").asInt(0),
                                detail.path("index").asInt(0))));
    }
}
