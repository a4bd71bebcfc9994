package dev.countersign.asl.query;

/** Where a value of an expression comes from, as far as its text tells. */
sealed interface Place {

    /** No item is at hand: a name here reads nothing. */
    record Nothing() implements Place {}

    /** Computed, or from somewhere that only an evaluation could tell. */
    record Unknown() implements Place {}

    /** From a variable around the expression. */
    record At(References.Path path) implements Place {}

    /** What a name means where this value is the item at hand. */
    default Place item() {
        return switch (this) {
            case Nothing _, Unknown _ -> new Unknown();
            case At at -> at;
        };
    }
}
