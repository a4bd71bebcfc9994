package dev.countersign.asl.event;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something that the host must do after an advance. The interpreter has no side effects of its own. */
public sealed interface Effect {

    /**
     * Call a service. Its answer is the event {@link Event.TaskSucceeded} or {@link Event.TaskFailed}. With a token it is
     * {@link Event.TaskSubmitted}, and the holder of the token answers later.
     *
     * @param task identifies this attempt of this task within the execution; never used twice
     * @param resource the {@code Resource} of the state, whole: {@code arn:aws:states:::sqs:sendMessage.waitForTaskToken}, or the
     *     ARN of a Lambda function
     * @param arguments the evaluated {@code Arguments} or {@code Parameters}
     * @param token the task token, for resources that wait after the call: {@code .waitForTaskToken}, {@code .sync} and {@code
     *     .sync:2}
     */
    record CallService(long task, String resource, JsonNode arguments, Optional<String> token) implements Effect {}

    /**
     * Start an execution for each item, or batch of items, of a Map in distributed mode. The event {@link Event.TaskSucceeded} with the
     * outputs in their order, or {@link Event.TaskFailed}, ends it.
     *
     * @param task identifies this map run within the execution, as that of a call
     * @param mapRunArn as history has it
     * @param map the name of the state, for {@link Event.Started#map}
     * @param executions how many executions {@code Interpreter.inputsOf} gives the inputs of
     * @param maxConcurrency how many may run at the same time; 0 for no limit
     * @param toleratedCount how many items may fail; null if the definition does not say
     * @param toleratedPercentage the share of items that may fail; null if the definition does not say
     */
    record StartMapRun(
            long task,
            String mapRunArn,
            String map,
            int items,
            int executions,
            long maxConcurrency,
            @Nullable Long toleratedCount,
            @Nullable Double toleratedPercentage)
            implements Effect {}

    /**
     * Continue a map run that has not succeeded: run its unsuccessful executions again, from where they failed, and start those that have not been
     * started. It ends with the events of {@link StartMapRun}.
     *
     * @param task that of {@link StartMapRun}
     */
    record RedriveMapRun(long task) implements Effect {}

    /**
     * The execution does not wait for this task any more: delete its token and, if possible, cancel its call.
     *
     * @param startedExecutions whether it has started executions that end with it: those of a map run, or that of a {@code .sync} task
     */
    record CancelTask(long task, boolean startedExecutions) implements Effect {}

    /**
     * Send {@link Event.TimerFired} at or soon after this time.
     *
     * @param timer identifies this timer within the execution; setting it again changes its time
     */
    record SetTimer(long timer, Instant at) implements Effect {}

    /** This timer is not needed any more. */
    record CancelTimer(long timer) implements Effect {}
}
