package dev.countersign.localaws.sqs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * A cache of queues, so that they are not read for every message. A change by this process is seen at once, a change by another process
 * within a second; on AWS it takes up to a minute.
 */
final class KnownQueues {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Queue queue, long readAt) {}

    /**
     * The queue with this name.
     *
     * @throws dev.countersign.localaws.http.AwsError QueueDoesNotExist
     */
    Queue require(Connection transaction, String name) throws SQLException {
        var there = known.get(name);
        if (there != null && System.nanoTime() - there.readAt() < FRESH_NANOS) {
            return there.queue();
        }
        var readAt = System.nanoTime();
        var read = QueueRows.require(transaction, name);
        known.put(name, new Known(read, readAt));
        return read;
    }

    /** Removes a queue that was changed or deleted. */
    void forget(String name) {
        known.remove(name);
    }
}
