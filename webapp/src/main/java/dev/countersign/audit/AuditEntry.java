package dev.countersign.audit;

import dev.countersign.people.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a tenant's log.
 *
 * @param sequence its place, from 1 and without gaps
 * @param at in microseconds, which is what the database keeps
 * @param content the details as the JSON text that was hashed
 * @param signature null for an entry of the time before entries were signed
 */
public record AuditEntry(
        long sequence,
        Instant at,
        @Nullable PersonId actor,
        String kind,
        @Nullable UUID request,
        String content,
        Hash previous,
        Hash hash,
        @Nullable Signature signature) {}
