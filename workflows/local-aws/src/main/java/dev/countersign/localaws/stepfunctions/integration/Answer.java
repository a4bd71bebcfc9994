package dev.countersign.localaws.stepfunctions.integration;

import dev.countersign.asl.Event;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a called service answered. */
public sealed interface Answer {

    /** The service did what it was asked. */
    record Returned(JsonNode output) implements Answer {}

    /** The service refused, or what it ran failed; {@code error} is what Retry and Catch match. */
    record Failed(@Nullable String error, @Nullable String cause) implements Answer {}

    /**
     * The event that tells the interpreter.
     *
     * @param waits whether the task goes on waiting after the call: for its token, or for what it started
     */
    default Event toEvent(long task, boolean waits) {
        return switch (this) {
            case Returned returned when waits -> new Event.TaskSubmitted(task, returned.output());
            case Returned returned -> new Event.TaskSucceeded(task, returned.output());
            case Failed failed -> new Event.TaskFailed(task, failed.error(), failed.cause());
        };
    }
}
