package dev.countersign.template;

/** What somebody who publishes has been told and accepts. */
public enum Accepted {
    /** Another version was published since the draft was begun. */
    ANOTHER_VERSION,
    /** The checks have found something that may be a mistake. */
    WARNINGS,
    /** Test cases do not pass. The note says why it is published nevertheless. */
    FAILING_CASES
}
