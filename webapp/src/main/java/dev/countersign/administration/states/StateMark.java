package dev.countersign.administration.states;

/**
 * How far a state has come in an execution.
 *
 * @param kind colour and word
 * @param visits how often it was entered, as far as the events tell
 */
public record StateMark(Kind kind, int visits) {

    /** What is said of a state. */
    public enum Kind {
        DONE,
        CURRENT,
        FAILED,
        /** It was ended before it was done, because something else ended. */
        CANCELLED
    }
}
