package dev.countersign.localaws.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A function that runs in this process.
 *
 * @param handler creates an instance; an instance serves one invocation at a time and is used again, as in Lambda
 * @param timeout how long an invocation may take; up to 15 minutes
 * @param retries how often an asynchronous invocation is tried again after an error; 0 to 2
 * @param deadLetterQueue the ARN of the queue that gets an asynchronous event when all attempts failed
 */
public record LocalFunction(
        Supplier<RequestStreamHandler> handler,
        Duration timeout,
        int retries,
        @Nullable String deadLetterQueue) {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    public LocalFunction {
        if (!timeout.isPositive() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a function's timeout is above 0 and at most 15 minutes: " + timeout);
        }
        if (retries < 0 || retries > 2) {
            throw new IllegalArgumentException("a function has 0 to 2 retries: " + retries);
        }
    }

    /** With a timeout of 30 seconds, two retries and no dead-letter queue. */
    public static LocalFunction of(Supplier<RequestStreamHandler> handler) {
        return new LocalFunction(handler, Duration.ofSeconds(30), 2, null);
    }
}
