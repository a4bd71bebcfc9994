package dev.countersign.audit;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Checks copies of logs, entry by entry, without the database from which they come. */
@Component
public class CopiedLogs {

    private final AuditSigner signer;

    CopiedLogs(AuditSigner signer) {
        this.signer = signer;
    }

    /**
     * Begins with the first entry.
     *
     * @param entries the number of the last entry that was checked when the copy was made
     * @param head its hash
     */
    public Check begin(TenantId tenant, long entries, Hash head) {
        return new Check(
                ChainCheck.ofWhole(tenant, signer, new ChainCheck.Known(null, 0, Long.MAX_VALUE, true)),
                new Head(entries, head));
    }

    /** The check of one copy. Keeps no entries. */
    public static final class Check {

        private final ChainCheck chain;
        private final Head expected;
        private boolean met;

        private Check(ChainCheck chain, Head expected) {
            this.chain = chain;
            this.expected = expected;
            this.met = expected.equals(Head.EMPTY);
        }

        /** Checks the next row of the table, as JSON. Returns what is wrong with it. */
        public Optional<Verification.Broken> next(JsonNode row) {
            AuditEntry entry = entry(row);
            met |= entry.head().equals(expected);
            return chain.next(entry);
        }

        /** The result after the last row. A log that went on while it was copied may be longer. */
        public Verification end() {
            if (!met) {
                return new Verification.Broken(expected.sequence(), Verification.Fault.CUT_OFF);
            }
            Optional<Verification.Broken> unproved = chain.removed().unproved();
            return unproved.isPresent() ? unproved.get() : chain.end(chain.last());
        }
    }

    private static AuditEntry entry(JsonNode row) {
        String signature = bytes(row, "signature");
        UUID actor = id(row, "actor_id");
        return new AuditEntry(
                row.path("sequence").asLong(),
                OffsetDateTime.parse(row.path("at").stringValue()).toInstant(),
                actor == null ? null : new PersonId(actor),
                row.path("kind").stringValue(),
                id(row, "request_id"),
                row.path("content").stringValue(),
                new Hash(String.valueOf(bytes(row, "previous_hash"))),
                new Hash(String.valueOf(bytes(row, "hash"))),
                signature == null ? null : new Signature(signature),
                id(row, "removal"));
    }

    /** PostgreSQL writes bytes as \x and hexadecimal digits. */
    private static @Nullable String bytes(JsonNode row, String column) {
        String written = row.path(column).stringValue(null);
        return written == null ? null : written.substring(2).toLowerCase(Locale.ROOT);
    }

    private static @Nullable UUID id(JsonNode row, String column) {
        String written = row.path(column).stringValue(null);
        return written == null ? null : UUID.fromString(written);
    }
}
