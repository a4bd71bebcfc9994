package dev.countersign.audit;

import java.time.Instant;

/** The last check of a log. */
public record AuditChecked(Instant at, Verification result) {}
