package dev.countersign.removal;

import java.util.Optional;

/** The result of choosing for how long closed requests are kept. */
public sealed interface RetentionResult {

    /**
     * It is in effect.
     *
     * @param years for how long they are kept from now on
     */
    record Saved(Optional<Integer> years) implements RetentionResult {}

    /** Somebody else has chosen something else since it was read. Nothing was written. */
    record ChangedByOthers(Optional<Integer> years) implements RetentionResult {}

    /** Not between 1 year and the longest. */
    record OutOfRange(int longest) implements RetentionResult {}

    /** Only administrators may. */
    record NotAllowed() implements RetentionResult {}
}
