package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Computes the hash of an entry, and the entry that follows another one. */
final class AuditChain {

    private AuditChain() {}

    /** The entry that follows the head. Its hash covers everything else in it, its signature the hash and the tenant. */
    static AuditEntry next(
            TenantId tenant, Head head, Instant now, AuditEvent event, String content, AuditSigner signer) {
        AuditEntry plain = new AuditEntry(
                head.sequence() + 1,
                now.truncatedTo(ChronoUnit.MICROS),
                event.actor(),
                event.kind(),
                event.request(),
                content,
                head.hash(),
                Hash.NONE,
                null);
        Hash hash = hash(plain);
        return new AuditEntry(
                plain.sequence(),
                plain.at(),
                plain.actor(),
                plain.kind(),
                plain.request(),
                content,
                head.hash(),
                hash,
                signer.sign(tenant, hash));
    }

    /** Every part is preceded by its length, so that no two different entries give the same bytes. */
    static Hash hash(AuditEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream canonical = new DataOutputStream(bytes)) {
            canonical.write(entry.previous().bytes());
            canonical.writeLong(entry.sequence());
            canonical.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
            write(canonical, entry.actor());
            write(canonical, entry.kind());
            write(canonical, entry.request());
            write(canonical, entry.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Hash.of(sha256().digest(bytes.toByteArray()));
    }

    private static void write(DataOutputStream canonical, @Nullable Object part) throws IOException {
        if (part == null) {
            canonical.writeInt(-1);
            return;
        }
        byte[] text = part.toString().getBytes(StandardCharsets.UTF_8);
        canonical.writeInt(text.length);
        canonical.write(text);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
