package dev.countersign.localaws.stepfunctions.integration;

import dev.countersign.asl.event.Event;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The answer of a called service. */
public sealed interface Answer {

    /** The service succeeded. */
    record Returned(JsonNode output) implements Answer {}

    /** The service refused, or the function that it ran failed; Retry and Catch match {@code error}. */
    record Failed(@Nullable String error, @Nullable String cause) implements Answer {}

    /**
     * The event for the interpreter.
     *
     * @param waits whether the task waits after the call: for its token, or for the execution that it started
     */
    default Event toEvent(long task, boolean waits) {
        return switch (this) {
            case Returned returned when waits -> new Event.TaskSubmitted(task, returned.output());
            case Returned returned -> new Event.TaskSucceeded(task, returned.output());
            case Failed failed -> new Event.TaskFailed(task, failed.error(), failed.cause());
        };
    }
}
