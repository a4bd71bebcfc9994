package dev.countersign.localaws.sqs;

import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of messages. */
final class MessageRows {

    private MessageRows() {}

    /** Which queue a message was meant for, its limit, and whether the message kept to it and was stored. */
    record Stored(long queue, int maximumBytes, boolean stored) {}

    static Optional<Stored> insert(
            Connection transaction,
            String queue,
            UUID id,
            String body,
            @Nullable String attributes,
            int bytes,
            long now,
            @Nullable Integer delaySeconds)
            throws SQLException {
        return Sql.first(
                transaction,
                """
                with target as (
                    select id, maximum_message_bytes, coalesce(?::int, delay_seconds) as delay_seconds from queue where name = ?
                ), stored as (
                    insert into message (queue_id, message_id, body, attributes, sent_at, visible_at)
                    select id, ?, ?, ?, ?, ? + 1000 * delay_seconds from target where maximum_message_bytes >= ?
                    returning id
                )
                select target.id, maximum_message_bytes, exists (select 1 from stored) from target
                """,
                row -> new Stored(row.getLong(1), row.getInt(2), row.getBoolean(3)),
                delaySeconds,
                queue,
                id,
                body,
                attributes,
                now,
                now,
                bytes);
    }

    /** Moves what was received too often to the dead-letter queue, as far as there is one, and says which queue that is. */
    static Optional<Long> bury(Connection transaction, Queue queue, DeadLetters deadLetters, String arn, long now)
            throws SQLException {
        return Sql.first(
                transaction,
                """
                update message
                set queue_id = grave.id, visible_at = ?, dead_letter_source = ?
                from queue grave
                where grave.name = ? and message.id in (
                    select id from message where queue_id = ? and visible_at <= ? and receive_count >= ?
                    for update skip locked)
                returning grave.id
                """,
                row -> row.getLong(1),
                now,
                arn,
                deadLetters.queue(),
                queue.id(),
                now,
                deadLetters.maxReceiveCount());
    }

    /** Hides up to so many visible messages from other receivers and gives them out. */
    static List<ReceivedMessage> take(Connection transaction, Queue queue, int limit, long now, int visibilitySeconds)
            throws SQLException {
        var taken = Sql.list(
                transaction,
                """
                with due as (
                    select id from message
                    where queue_id = ? and visible_at <= ? and sent_at > ?
                    order by visible_at, id
                    limit ?
                    for update skip locked
                )
                update message
                set visible_at = ?, receive_count = receive_count + 1, first_received_at = coalesce(first_received_at, ?)
                from due
                where message.id = due.id
                returning message.*
                """,
                row -> read(queue.id(), row),
                queue.id(),
                now,
                now - 1000L * queue.settings().retentionSeconds(),
                limit,
                now + 1000L * visibilitySeconds,
                now);
        taken.sort(Comparator.comparingLong(message -> message.handle().message()));
        return taken;
    }

    /** When the next message becomes visible by the passing of time alone. */
    static Optional<Long> nextVisible(Connection transaction, long queue, long now) throws SQLException {
        return Sql.first(
                transaction,
                "select visible_at from message where queue_id = ? and visible_at > ? order by visible_at limit 1",
                row -> row.getLong(1),
                queue,
                now);
    }

    /** Nothing happens where the message is gone or was received again since. */
    static void delete(Connection transaction, ReceiptHandle handle) throws SQLException {
        Sql.update(
                transaction,
                "delete from message where id = ? and queue_id = ? and receive_count = ?",
                handle.message(),
                handle.queue(),
                handle.receipt());
    }

    /** False when the message is not in flight under this handle any more. */
    static boolean hide(Connection transaction, ReceiptHandle handle, long now, int seconds) throws SQLException {
        return Sql.update(
                        transaction,
                        """
                        update message set visible_at = ?
                        where id = ? and queue_id = ? and receive_count = ? and visible_at > ?
                        """,
                        now + 1000L * seconds,
                        handle.message(),
                        handle.queue(),
                        handle.receipt(),
                        now)
                == 1;
    }

    static void purge(Connection transaction, long queue) throws SQLException {
        Sql.update(transaction, "delete from message where queue_id = ?", queue);
    }

    /** Deletes what no queue keeps any longer. */
    static int deleteExpired(Connection transaction, long now) throws SQLException {
        return Sql.update(transaction, """
                delete from message using queue
                where queue.id = message.queue_id and message.sent_at <= ? - 1000 * queue.retention_seconds::bigint
                """, now);
    }

    static Map<String, String> counts(Connection transaction, long queue, long now) throws SQLException {
        return Sql.first(
                        transaction,
                        """
                        select count(*) filter (where visible_at <= ?),
                               count(*) filter (where visible_at > ? and receive_count > 0),
                               count(*) filter (where visible_at > ? and receive_count = 0)
                        from message where queue_id = ?
                        """,
                        row -> Map.of(
                                "ApproximateNumberOfMessages", row.getString(1),
                                "ApproximateNumberOfMessagesNotVisible", row.getString(2),
                                "ApproximateNumberOfMessagesDelayed", row.getString(3)),
                        now,
                        now,
                        now,
                        queue)
                .orElseThrow();
    }

    private static ReceivedMessage read(long queue, ResultSet row) throws SQLException {
        var attributes = row.getString("attributes");
        return new ReceivedMessage(
                row.getString("message_id"),
                new ReceiptHandle(queue, row.getLong("id"), row.getInt("receive_count")),
                row.getString("body"),
                attributes == null ? Map.of() : MessageAttributes.fromJson(attributes),
                row.getLong("sent_at"),
                row.getLong("first_received_at"),
                Optional.ofNullable(row.getString("dead_letter_source")));
    }
}
