package dev.countersign.asl.trial;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of a state.
 *
 * @param output null if it failed or is to be retried
 * @param next null if it ends its branch or has no output
 * @param inspected {@code inspectionData}, as {@code TestState} gives it
 */
public record Report(
        Status status,
        @Nullable JsonNode output,
        @Nullable String error,
        @Nullable String cause,
        @Nullable String next,
        ObjectNode inspected) {

    /** How it ended. */
    public enum Status {
        SUCCEEDED,
        FAILED,
        RETRIABLE,
        CAUGHT_ERROR
    }
}
