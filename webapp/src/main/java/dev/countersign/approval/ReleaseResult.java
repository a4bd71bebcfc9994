package dev.countersign.approval;

/** The result of giving up the undo of a decision. */
public sealed interface ReleaseResult {

    /** It cannot be undone any more. */
    record Released() implements ReleaseResult {}

    /** It was undone before. */
    record AlreadyUndone() implements ReleaseResult {}

    /** This person has no such decision. */
    record NotFound() implements ReleaseResult {}
}
