package dev.countersign.localaws.stepfunctions.machine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state machine with its current revision, or one of its versions.
 *
 * @param revision the row of its definition
 * @param revisionId what the API calls the revision; none until the first update
 * @param version the version asked for, or null for the machine itself
 */
public record Machine(
        int id,
        String name,
        boolean active,
        int revision,
        @Nullable String revisionId,
        String definition,
        String roleArn,
        @Nullable String logging,
        @Nullable String tracing,
        Instant createdAt,
        @Nullable Integer version,
        @Nullable String description) {

    /** The name of the revision in messages. */
    public String revisionName() {
        return revisionId == null ? "INITIAL" : revisionId;
    }
}
