package dev.countersign.execution;

/** With which answer an execution went on from a task. */
public enum AnswerTaken {
    /** With this one. */
    THIS,
    /** With another, or without any: its time was over, or it was called off. */
    ANOTHER,
    /** It waits for an answer still, as far as its history shows. */
    NONE_YET
}
