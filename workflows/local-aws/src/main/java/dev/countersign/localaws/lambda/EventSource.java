package dev.countersign.localaws.lambda;

/**
 * A queue whose messages go to a function: an event source mapping.
 *
 * @param queue the name of the queue; it may be created later
 * @param function the name of the function
 * @param batchSize how many messages an invocation gets at most; 1 to 10
 * @param reportsBatchItemFailures whether the answer of the function names the messages that failed
 */
public record EventSource(String queue, String function, int batchSize, boolean reportsBatchItemFailures) {

    public EventSource {
        if (batchSize < 1 || batchSize > 10) {
            throw new IllegalArgumentException("a batch has 1 to 10 messages: " + batchSize);
        }
    }
}
