package dev.countersign.approval;

/** The decision of one person. */
public enum Verdict {
    APPROVE,
    DENY
}
