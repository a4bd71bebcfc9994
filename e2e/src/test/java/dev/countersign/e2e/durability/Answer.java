package dev.countersign.e2e.durability;

/** What an attempt of a task meets. */
enum Answer {
    SUCCEED,
    FAIL,
    /** Nobody answers, until a clock of the task runs out. */
    NONE;

    /** The name of the error that a person fails a task with. */
    static final String ERROR = "Hiccup";
}
