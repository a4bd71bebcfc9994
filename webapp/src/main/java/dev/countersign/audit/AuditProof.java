package dev.countersign.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * What a copy of a log is compared with.
 *
 * @param entries how many the log has
 * @param head the hash of the last one; empty while there is none
 * @param signature of the last one
 * @param anchor the end of the log that is stored outside the database
 */
public record AuditProof(
        Instant at, long entries, Optional<Hash> head, Optional<Signature> signature, Optional<Anchored> anchor) {

    /** The last entry that is stored outside the database. */
    public record Anchored(long sequence, Hash hash) {}
}
