package dev.countersign.execution;

import java.time.Instant;

/**
 * A message of a queue.
 *
 * @param sentAt when the queue took it, by the queue's clock
 */
record QueueMessage(String body, Instant sentAt) {

    @Override
    public String toString() {
        return "QueueMessage[sent " + sentAt + "]";
    }
}
