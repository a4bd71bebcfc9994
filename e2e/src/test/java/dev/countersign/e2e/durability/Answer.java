package dev.countersign.e2e.durability;

/** The answer to an attempt of a task. */
enum Answer {
    SUCCEED,
    FAIL,
    /** No answer, until a timeout of the task. */
    NONE;

    /** The name of the error that a person fails a task with. */
    static final String ERROR = "Hiccup";
}
