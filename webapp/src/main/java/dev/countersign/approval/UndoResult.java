package dev.countersign.approval;

import java.time.Instant;

/** The result of undoing a decision. */
public sealed interface UndoResult {

    /**
     * The approval is as if the person had not decided: open again, unless the decisions of other people settle it. The audit log keeps both entries.
     *
     * @param comment the comment of the decision, to be edited again; empty if there was none
     */
    record Undone(ApprovalId approval, String comment) implements UndoResult {}

    /** The undo window has passed, or the request has gone on. */
    record TooLate(Instant since) implements UndoResult {}

    /** It was undone before. */
    record AlreadyUndone() implements UndoResult {}

    /** This person has no such decision. */
    record NotFound() implements UndoResult {}
}
