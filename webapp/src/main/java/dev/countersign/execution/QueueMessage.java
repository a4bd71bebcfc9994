package dev.countersign.execution;

import java.time.Instant;

/**
 * A message of a queue.
 *
 * @param sentAt when the queue accepted it, by the clock of the queue
 * @param receives how often it was received, including this time
 */
record QueueMessage(String body, Instant sentAt, int receives) {

    /** A message that is received for the first time. */
    QueueMessage(String body, Instant sentAt) {
        this(body, sentAt, 1);
    }

    boolean isFirst() {
        return receives == 1;
    }

    @Override
    public String toString() {
        return "QueueMessage[sent " + sentAt + "]";
    }
}
