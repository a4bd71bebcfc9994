package dev.countersign.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over what is left of the entries of a removal, in their order: a line {@code <sequence> <hash> <time> <actor> <kind> <request>} for each. The
 * hash stands for what the entry said.
 */
final class RemovalDigest {

    private final MessageDigest digest;

    RemovalDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(AuditEntry entry) {
        String line = "%d %s %s %s %s %s\n"
                .formatted(
                        entry.sequence(),
                        entry.hash().hex(),
                        entry.at(),
                        entry.actor() == null ? "-" : entry.actor(),
                        entry.kind(),
                        entry.request() == null ? "-" : entry.request());
        digest.update(line.getBytes(StandardCharsets.UTF_8));
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
