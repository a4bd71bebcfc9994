package dev.countersign.execution;

/** Which answer an execution accepted for a task. */
public enum AnswerTaken {
    /** This one. */
    THIS,
    /** Another one, or none: it timed out or was cancelled. */
    ANOTHER,
    /** It still waits for an answer, as far as its history shows. */
    NONE_YET
}
