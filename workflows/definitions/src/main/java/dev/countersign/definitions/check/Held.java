package dev.countersign.definitions.check;

/**
 * What is known about a value before a request exists.
 *
 * @param kind of the value, or of each value if there are many
 * @param many whether there is one for each row of a table
 * @param mayBeMissing whether a request may have none
 * @param range the possible values; of no meaning if the kind is not a simple one
 */
record Held(Kind kind, boolean many, boolean mayBeMissing, Range range) {

    static final Held UNKNOWN = new Held(Kind.ANY, false, true, Range.of(Kind.ANY));

    static Held of(Kind kind, boolean mayBeMissing) {
        return new Held(kind, false, mayBeMissing, Range.of(kind));
    }

    static Held of(Range range, boolean mayBeMissing) {
        return new Held(range.kind(), false, mayBeMissing, range);
    }

    /** In the rows of a table. */
    Held inRows(boolean tableMayBeMissing) {
        return new Held(kind, true, mayBeMissing || tableMayBeMissing, range);
    }
}
