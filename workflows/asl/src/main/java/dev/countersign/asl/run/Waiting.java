package dev.countersign.asl.run;

import dev.countersign.asl.event.Moment;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** What a branch waits for. */
sealed interface Waiting
        permits Waiting.ToEnter,
                Waiting.ForTask,
                Waiting.ForMapRun,
                Waiting.LostMapRun,
                Waiting.ForTime,
                Waiting.ToRetry,
                Waiting.Ended,
                Fork {

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

    /**
     * For the executions of a Map in distributed mode.
     *
     * @param moment the time and the seed with which their inputs are computed
     * @param arn as history has it
     * @param redrives how often it was redriven
     */
    record ForMapRun(long task, ArrayNode items, Moment moment, String arn, int redrives) implements Waiting {

        /** The same run, redriven once more. */
        ForMapRun redriven() {
            return new ForMapRun(task, items, moment, arn, redrives + 1);
        }
    }

    /** For nothing: its map run has failed or was aborted, and can be redriven. */
    record LostMapRun(ForMapRun run) implements Waiting {}

    /** For the time of a Wait state. */
    record ForTime(long timer) implements Waiting {}

    /** For the next attempt of its state. */
    record ToRetry(long timer) implements Waiting {}

    /** For nothing: the branch has ended. */
    record Ended() implements Waiting {}
}
