package dev.countersign.removal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that was removed.
 *
 * @param subjects how many requests, or 1 person
 * @param entries how many entries of the audit log lost their content with it
 * @param copy the file that was made before; empty for a person
 */
public record Removal(UUID id, Kind kind, Instant at, String reason, int subjects, int entries, Optional<Copy> copy) {

    /** What was removed. */
    public enum Kind {
        REQUESTS,
        PERSON
    }

    /** The file, as the audit log records it. */
    public record Copy(String sha256, long bytes) {}
}
