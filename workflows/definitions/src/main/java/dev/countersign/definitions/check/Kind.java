package dev.countersign.definitions.check;

/** The kind of a value in an expression. */
enum Kind {
    NUMBER,
    TEXT,
    TRUTH,
    /** An amount with its currency. */
    MONEY,
    LIST,
    /** Not known before it is evaluated. */
    ANY;

    boolean isKnown() {
        return this != ANY;
    }

    /** Whether values of this kind have an order or a value that can be compared with a constant. */
    boolean isSimple() {
        return this == NUMBER || this == TEXT || this == TRUTH;
    }
}
