package dev.countersign.audit;

import dev.countersign.people.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log of a tenant.
 *
 * @param sequence its number, from 1 and without gaps
 * @param at in microseconds, the precision of the database
 * @param content the details as the JSON text that was hashed
 * @param signature null for an entry that was written before entries were signed
 * @param removal of the content, which another entry explains; null if the content is there
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
        @Nullable Signature signature,
        @Nullable UUID removal) {

    /** With its content. */
    AuditEntry(
            long sequence,
            Instant at,
            @Nullable PersonId actor,
            String kind,
            @Nullable UUID request,
            String content,
            Hash previous,
            Hash hash,
            @Nullable Signature signature) {
        this(sequence, at, actor, kind, request, content, previous, hash, signature, null);
    }

    /** The head of a chain that ends with this entry. */
    Head head() {
        return new Head(sequence, hash);
    }
}
