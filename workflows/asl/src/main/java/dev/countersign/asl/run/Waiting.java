package dev.countersign.asl.run;

import org.jspecify.annotations.Nullable;

/** What a branch waits for. */
sealed interface Waiting
        permits Waiting.ToEnter, Waiting.ForTask, Waiting.ForTime, Waiting.ToRetry, Waiting.Ended, Fork {

    /** For nothing: the state is entered next. */
    record ToEnter() implements Waiting {}

    /**
     * For the answer of a task.
     *
     * @param timeout the timer of {@code TimeoutSeconds}, 0 for none
     * @param heartbeat the timer of {@code HeartbeatSeconds}, 0 for none
     * @param heartbeatSeconds how long it runs after each heartbeat
     */
    record ForTask(long task, @Nullable String token, long timeout, long heartbeat, long heartbeatSeconds)
            implements Waiting {}

    /** For the time of a Wait state. */
    record ForTime(long timer) implements Waiting {}

    /** For the next attempt of its state. */
    record ToRetry(long timer) implements Waiting {}

    /** For nothing: the branch has ended. */
    record Ended() implements Waiting {}
}
