package dev.countersign.removal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that was removed.
 *
 * @param subjects how many requests, or 1 person
 * @param entries how many entries of the audit log lost their content with it
 * @param copy the file that was made before; empty for a person
 */
public record Removal(UUID id, Kind kind, Instant at, String reason, int subjects, int entries, Optional<Copy> copy) {

    private static final Pattern RETENTION = Pattern.compile("retention of ([0-9]+) years");

    static String reasonOf(int years) {
        return "retention of %d years".formatted(years);
    }

    /** After how many years the organisation removes requests, if that is the reason; then it is told in the language of the reader. */
    public Optional<Integer> years() {
        Matcher years = RETENTION.matcher(reason);
        return kind == Kind.REQUESTS && years.matches()
                ? Optional.of(Integer.valueOf(years.group(1)))
                : Optional.empty();
    }

    /** What was removed. */
    public enum Kind {
        REQUESTS,
        PERSON
    }

    /** The file, as the audit log records it. */
    public record Copy(String sha256, long bytes) {}
}
