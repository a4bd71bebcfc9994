package dev.countersign.approval;

import java.time.Instant;

/** What came of an attempt to take a decision back. */
public sealed interface UndoResult {

    /**
     * The approval is open again, as if nothing had been decided; the audit log keeps both.
     *
     * @param comment what went with the decision, empty where nothing did: the words are the person's again
     */
    record Undone(ApprovalId approval, String comment) implements UndoResult {}

    /** The undo window has passed, or the request has gone on. */
    record TooLate(Instant since) implements UndoResult {}

    /** It was taken back before. */
    record AlreadyUndone() implements UndoResult {}

    /** There is no such decision of this person. */
    record NotFound() implements UndoResult {}
}
