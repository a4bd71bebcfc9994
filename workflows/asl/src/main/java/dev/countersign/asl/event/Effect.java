package dev.countersign.asl.event;

import java.time.Instant;
import java.util.Optional;
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

    /** The execution does not wait for this task any more: delete its token and, if possible, cancel its call. */
    record CancelTask(long task) implements Effect {}

    /**
     * Send {@link Event.TimerFired} at or soon after this time.
     *
     * @param timer identifies this timer within the execution; setting it again changes its time
     */
    record SetTimer(long timer, Instant at) implements Effect {}

    /** This timer is not needed any more. */
    record CancelTimer(long timer) implements Effect {}
}
