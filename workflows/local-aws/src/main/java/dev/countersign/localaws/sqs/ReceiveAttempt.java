package dev.countersign.localaws.sqs;

import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/**
 * An attempt to receive from a FIFO queue that its caller can repeat when the answer was lost: it then gets the same messages with the same
 * handles, and their visibility timeout begins again.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html">Using
 *     the receive request attempt ID</a>
 */
final class ReceiveAttempt {

    private static final String HELD = """
            from receive_attempt attempt, unnest(attempt.messages, attempt.receipts) held(id, receipt)
            """;

    private final MessageRows messages;
    private final long queue;
    private final byte[] key;

    /**
     * An attempt to receive from a queue.
     *
     * @param queue the id of the queue
     * @param key a hash of the id of the attempt
     */
    ReceiveAttempt(MessageRows messages, long queue, byte[] key) {
        this.messages = messages;
        this.queue = queue;
        this.key = key;
    }

    /** The messages of the attempt, hidden anew; none if there was no such attempt, or if one of its messages has changed since. */
    List<ReceivedMessage> repeat(Connection transaction, long now, long hiddenUntil) throws SQLException {
        var unchanged = Sql.first(
                transaction,
                "select bool_and(exists (select from message where message.id = held.id and message.queue_id + 0 = ?"
                        + " and receive_count = held.receipt and message.visible_at = attempt.visible_at and message.visible_at > ?)) "
                        + HELD
                        + "where attempt.key = ? and attempt.made_at > ?",
                row -> row.getBoolean(1),
                queue,
                now,
                key,
                now - Deduplication.INTERVAL_MILLIS);
        if (!unchanged.orElse(false)) {
            return List.of();
        }
        var again = Sql.list(
                transaction,
                "update message set visible_at = ? " + HELD
                        + "where attempt.key = ? and message.id = held.id returning message.*",
                row -> messages.read(queue, row),
                hiddenUntil,
                key);
        Sql.update(
                transaction,
                "update receive_attempt set made_at = ?, visible_at = ? where key = ?",
                now,
                hiddenUntil,
                key);
        return again.stream()
                .sorted(Comparator.comparingLong(message -> message.handle().message()))
                .toList();
    }

    /** An attempt that received nothing leaves nothing to repeat. */
    void remember(Connection transaction, List<ReceivedMessage> taken, long now, long hiddenUntil) throws SQLException {
        Sql.update(transaction, "delete from receive_attempt where key = ?", (Object) key);
        if (!taken.isEmpty()) {
            Sql.update(
                    transaction,
                    "insert into receive_attempt (key, made_at, messages, receipts, visible_at) values (?, ?, ?, ?, ?)",
                    key,
                    now,
                    transaction.createArrayOf(
                            "bigint",
                            taken.stream().map(one -> one.handle().message()).toArray()),
                    transaction.createArrayOf(
                            "int",
                            taken.stream().map(one -> one.handle().receipt()).toArray()),
                    hiddenUntil);
        }
    }

    /** Deletes attempts that cannot be repeated any more. */
    static int deleteExpired(Connection transaction, long now) throws SQLException {
        return Sql.update(
                transaction, "delete from receive_attempt where made_at <= ?", now - Deduplication.INTERVAL_MILLIS);
    }
}
