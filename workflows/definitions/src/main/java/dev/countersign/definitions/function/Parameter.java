package dev.countersign.definitions.function;

import dev.countersign.definitions.text.Text;
import java.util.List;

/**
 * A member of the input or of the answer of a function.
 *
 * @param help one sentence; may be empty
 * @param isRequired whether a call without it is refused; of an answer: whether it is always there
 * @param words what a {@link Type#CHOICE} accepts
 */
public record Parameter(String name, Text label, Text help, Type type, boolean isRequired, List<String> words) {

    /** What its value is, if it is not computed. */
    public enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        /** One of its words. */
        CHOICE,
        /** The key of a connector of the organisation. */
        CONNECTOR,
        OBJECT,
        LIST,
        ANY
    }

    public Parameter {
        words = List.copyOf(words);
    }
}
