package dev.countersign.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The arithmetic of the log: what the hash of an entry is, and whether a chain is whole. */
final class AuditChain {

    /** The last entry that was written, kept apart from the entries. */
    record Head(long sequence, Hash hash) {

        static final Head EMPTY = new Head(0, Hash.NONE);
    }

    private AuditChain() {}

    /** The entry that follows the head; its hash covers everything else in it. */
    static AuditEntry next(Head head, Instant now, AuditEvent event, String content) {
        AuditEntry unsealed = new AuditEntry(
                head.sequence() + 1,
                now.truncatedTo(ChronoUnit.MICROS),
                event.actor(),
                event.kind(),
                event.request(),
                content,
                head.hash(),
                Hash.NONE);
        return sealed(unsealed);
    }

    static Verification verify(Iterator<AuditEntry> entries, Head head) {
        Head last = Head.EMPTY;
        while (entries.hasNext()) {
            AuditEntry entry = entries.next();
            long expected = last.sequence() + 1;
            if (entry.sequence() != expected) {
                return new Verification.Broken(expected, Verification.Fault.MISSING);
            }
            if (!entry.previous().equals(last.hash()) || !entry.equals(sealed(entry))) {
                return new Verification.Broken(expected, Verification.Fault.ALTERED);
            }
            last = new Head(entry.sequence(), entry.hash());
        }
        if (!last.equals(head)) {
            return new Verification.Broken(last.sequence() + 1, Verification.Fault.CUT_OFF);
        }
        return new Verification.Intact(last.sequence());
    }

    private static AuditEntry sealed(AuditEntry entry) {
        return new AuditEntry(
                entry.sequence(),
                entry.at(),
                entry.actor(),
                entry.kind(),
                entry.request(),
                entry.content(),
                entry.previous(),
                hash(entry));
    }

    /** Every part is preceded by its length, so that no two different entries give the same bytes. */
    private static Hash hash(AuditEntry entry) {
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
