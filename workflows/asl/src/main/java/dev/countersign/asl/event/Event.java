package dev.countersign.asl.event;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What can happen to an execution from outside. An event about a task or timer that the execution no longer waits for changes
 * nothing: the advance has no history and no effects.
 */
public sealed interface Event {

    /**
     * The execution starts.
     *
     * @param context the constant part of its context object
     * @param input the input, any JSON value
     * @param map the Map in distributed mode whose processor it runs; null if it runs the whole machine
     */
    record Started(
            ExecutionContext context,
            JsonNode input,
            @Nullable String map) implements Event {

        public Started(ExecutionContext context, JsonNode input) {
            this(context, input, null);
        }
    }

    /**
     * The service of a {@code .waitForTaskToken} or {@code .sync} task accepted the call; the task waits for its answer.
     *
     * @param output the answer of the service, as history shows it in {@code TaskSubmitted}
     */
    record TaskSubmitted(long task, JsonNode output) implements Event {}

    /** The task answered: a service or function returned, or {@code SendTaskSuccess} came. */
    record TaskSucceeded(long task, JsonNode output) implements Event {}

    /** The task failed: a service or function raised an error, or {@code SendTaskFailure} came. */
    record TaskFailed(
            long task, @Nullable String error, @Nullable String cause) implements Event {}

    /** {@code SendTaskHeartbeat} was called: the heartbeat timeout starts again. Writes no history. */
    record TaskHeartbeat(long task) implements Event {}

    /** A timer set by {@link Effect.SetTimer} is due. */
    record TimerFired(long timer) implements Event {}

    /** {@code StopExecution}. */
    record Aborted(@Nullable String error, @Nullable String cause) implements Event {}

    /** {@code RedriveExecution}: continues from the states that did not succeed. */
    record Redriven() implements Event {}
}
