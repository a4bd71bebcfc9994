package dev.countersign.asl;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What an advance asks of its host. The interpreter does nothing itself. */
public sealed interface Effect {

    /**
     * Call a service. Its answer comes back as {@link Event.TaskSucceeded} or {@link Event.TaskFailed}; where a token is present, as
     * {@link Event.TaskSubmitted} first and the rest by whoever holds the token.
     *
     * @param task names this attempt of this task within the execution; never used twice
     * @param resource the {@code Resource} of the state, whole: {@code arn:aws:states:::sqs:sendMessage.waitForTaskToken}, or the
     *     ARN of a Lambda function
     * @param arguments the evaluated {@code Arguments} or {@code Parameters}
     * @param token the task token, for the resources that go on waiting: {@code .waitForTaskToken}, {@code .sync} and {@code
     *     .sync:2}
     */
    record CallService(long task, String resource, JsonNode arguments, Optional<String> token) implements Effect {}

    /** Nobody waits for this task any more: forget its token and, where possible, its call. */
    record CancelTask(long task) implements Effect {}

    /**
     * Send {@link Event.TimerFired} at or soon after this time.
     *
     * @param timer names this timer within the execution; setting it again moves it
     */
    record SetTimer(long timer, Instant at) implements Effect {}

    /** This timer is not needed any more. */
    record CancelTimer(long timer) implements Effect {}
}
