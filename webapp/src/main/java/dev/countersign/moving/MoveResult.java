package dev.countersign.moving;

import java.util.UUID;

/** The result of beginning to move requests. */
public sealed interface MoveResult {

    /** They are moved one after the other from now on. */
    record Begun(UUID batch, int requests) implements MoveResult {}

    /** None of them runs that version any more. */
    record NothingToMove() implements MoveResult {}

    /** There is no such template or version, or a step cannot become another. */
    record NotPossible() implements MoveResult {}

    record ReasonRequired() implements MoveResult {}

    record ReasonTooLong(int length, int longest) implements MoveResult {}

    /** Only who may edit templates and looks after requests moves them. */
    record NotAllowed() implements MoveResult {}
}
