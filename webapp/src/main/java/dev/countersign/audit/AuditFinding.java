package dev.countersign.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * What a check has found, as the log records it.
 *
 * @param found never that the log is intact
 * @param next when a later check found something else, or nothing any more; empty while it is still found
 * @param ended whether that check found nothing any more
 */
public record AuditFinding(Instant at, Verification found, Optional<Instant> next, boolean ended) {

    /** The kind of its entry. */
    public static final String KIND = "audit.found-altered";
}
