package dev.countersign.localaws.sqs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * The queues as this process knows them, so that they are not read for every message. What this process changes it knows at once; a change
 * by another process reaches it within a second, for which AWS takes up to a minute.
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

    /** The queue was changed or is gone. */
    void forget(String name) {
        known.remove(name);
    }
}
