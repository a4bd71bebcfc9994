package dev.countersign.approval;

/** The decision of one person. */
public enum Verdict {
    APPROVE,
    DENY,
    /** The request goes back to its requester, with a question. */
    REQUEST_CHANGES
}
