package dev.countersign.execution;

import java.time.Instant;

/**
 * A message of a queue.
 *
 * @param sentAt when the queue accepted it, by the clock of the queue
 */
record QueueMessage(String body, Instant sentAt) {

    @Override
    public String toString() {
        return "QueueMessage[sent " + sentAt + "]";
    }
}
