package dev.countersign.localaws.stepfunctions.machine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alias of a state machine.
 *
 * @param weight how many of a hundred starts run {@code version}; the others run {@code otherVersion}
 * @param otherVersion null if all starts run {@code version}
 */
public record Alias(
        int machine,
        String name,
        @Nullable String description,
        int version,
        int weight,
        @Nullable Integer otherVersion,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * The version that a start runs.
     *
     * @param drawn from 0 to 99
     */
    public int route(int drawn) {
        return otherVersion == null || drawn < weight ? version : otherVersion;
    }

    /** Whether a start can run this version. */
    public boolean routesTo(int number) {
        return version == number || (otherVersion != null && otherVersion == number);
    }
}
