package dev.countersign.definitions.change;

import dev.countersign.definitions.text.Text;

/** One difference between two versions of a template. */
public sealed interface Difference {

    /** What it is about: the template itself, one of its fields, or one of its steps. */
    Subject subject();

    /** The kinds of subjects. */
    enum Part {
        TEMPLATE,
        FIELD,
        STEP
    }

    /**
     * The subject of a difference.
     *
     * @param key of the field or step; of a column after the key of its table, as {@code items/amount}; empty for the template itself
     * @param name what people call it
     */
    record Subject(Part part, String key, Text name) {}

    record Added(Subject subject) implements Difference {}

    record Removed(Subject subject) implements Difference {}

    /** It stands elsewhere: in another order, or within another step. */
    record Moved(Subject subject) implements Difference {}

    /**
     * One of its members has changed.
     *
     * @param member as the YAML names it: {@code due}
     * @param before compact, as in the YAML; empty if it was not set
     * @param after the same
     */
    record Changed(Subject subject, String member, String before, String after) implements Difference {}
}
