package dev.countersign.removal;

import java.util.List;

/** The result of erasing what is known about a person. */
public sealed interface EraseResult {

    /**
     * It is done.
     *
     * @param entries of how many entries of the audit log the content was removed
     */
    record Erased(int entries) implements EraseResult {}

    /** There is no such person, or they were erased before. */
    record NotFound() implements EraseResult {}

    /** The person must be deactivated first, so that nothing waits for them. */
    record StillActive() implements EraseResult {}

    /**
     * Approvals still wait for the person. Nobody would decide them.
     *
     * @param approvals how many
     */
    record StillAsked(int approvals) implements EraseResult {}

    /**
     * Templates still name the person. Whom they mean could not be found any more.
     *
     * @param templates their names
     */
    record StillNamed(List<String> templates) implements EraseResult {

        public StillNamed {
            templates = List.copyOf(templates);
        }
    }

    record ReasonMissing() implements EraseResult {}

    /** Only administrators may, and not about themselves. */
    record NotAllowed() implements EraseResult {}
}
