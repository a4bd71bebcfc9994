package dev.countersign.asl.trial;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The work of a Task, Parallel or Map, which the host does. */
@FunctionalInterface
public interface Work {

    /**
     * Does it.
     *
     * @param input the arguments of a Task, the input of the branches, or the items
     * @param timeoutSeconds how long a Task may take; 0 for no limit
     */
    Result of(JsonNode input, long timeoutSeconds);

    /** The result of the work. */
    sealed interface Result {

        /** With what the service returned, or the outputs of branches and iterations. */
        record Succeeded(JsonNode output) implements Result {}

        /** With an error for {@code Retry} and {@code Catch}. */
        record Failed(@Nullable String error, @Nullable String cause) implements Result {}
    }
}
