package dev.countersign.approval;

/** What one person answers. */
public enum Verdict {
    APPROVE,
    DENY
}
