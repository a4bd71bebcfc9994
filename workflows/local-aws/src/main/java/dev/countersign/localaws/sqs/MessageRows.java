package dev.countersign.localaws.sqs;

import dev.countersign.localaws.keys.Place;
import dev.countersign.localaws.keys.Sealing;
import dev.countersign.localaws.store.Column;
import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.Sql;
import dev.countersign.localaws.store.Writing;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of messages. In a query by message id, {@code queue_id + 0} prevents the use of the index by queue. */
final class MessageRows {

    /** Receives the messages that are due, and returns when the next one is due. */
    private static final String TAKE = """
            with due as (
                select id from message
                where queue_id = ? and visible_at <= ? and sent_at > ?
                order by visible_at, id
                limit ?
                for update skip locked
            ), taken as (
                update message
                set visible_at = ?, receive_count = receive_count + 1, first_received_at = coalesce(first_received_at, ?)
                from due
                where message.id = due.id
                returning message.*
            )
            select taken.*, next.visible_at as next_visible
            from (select (select visible_at from message where queue_id = ? and visible_at > ?
                    order by visible_at limit 1) as visible_at) next
                left join taken on true
            """;

    private static final Writing INSERT = Writing.of(
            """
            insert into message (queue_id, message_id, body, attributes, ids, sent_at, visible_at)
            select queue_id, message_id::uuid, body, attributes, ids, sent_at, visible_at
            from unnest(?, ?, ?, ?, ?, ?, ?) sent(queue_id, message_id, body, attributes, ids, sent_at, visible_at)
            """, Column.BIGINT, Column.TEXT, Column.BYTES, Column.BYTES, Column.BYTES, Column.BIGINT, Column.BIGINT);

    private final Sealing sealing;

    MessageRows(Sealing sealing) {
        this.sealing = sealing;
    }

    /** Stores a message with the commit of the current transaction. */
    void insert(Queue queue, UUID id, NewMessage message, MessageIds ids, long now) {
        Database.withCommit(
                INSERT,
                queue.id(),
                id.toString(),
                sealing.seal(Place.MESSAGE_BODY, message.body()),
                sealed(message.attributes()),
                sealed(ids),
                now,
                queue.visibleAt(message, now));
    }

    /** Stores a message of a FIFO queue whose lock the transaction holds. Returns its place in the order of the queue. */
    long insert(Connection transaction, Queue queue, UUID id, NewMessage message, MessageIds ids, long now)
            throws SQLException {
        return Sql.first(
                        transaction,
                        """
                        insert into message (queue_id, message_id, body, attributes, ids, group_key, sent_at, visible_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) returning id
                        """,
                        row -> row.getLong(1),
                        queue.id(),
                        id,
                        sealing.seal(Place.MESSAGE_BODY, message.body()),
                        sealed(message.attributes()),
                        sealed(ids),
                        sealing.keyedHash("message.group", String.valueOf(ids.group())),
                        now,
                        queue.visibleAt(message, now))
                .orElseThrow();
    }

    private byte @Nullable [] sealed(Map<String, MessageAttribute> attributes) {
        return attributes.isEmpty()
                ? null
                : sealing.seal(
                        Place.MESSAGE_ATTRIBUTES,
                        MessageAttributes.toJson(attributes).toString());
    }

    private byte @Nullable [] sealed(MessageIds ids) {
        return ids.isEmpty() ? null : sealing.seal(Place.MESSAGE_IDS, ids.toJson());
    }

    /** Moves messages that were received too often to the dead-letter queue. Returns its id if it exists. */
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

    /**
     * What was received from a queue.
     *
     * @param nextVisible when the next delayed or hidden message becomes visible; {@link Long#MAX_VALUE} if there is none
     */
    record Taken(List<ReceivedMessage> messages, long nextVisible) {}

    /** Returns up to {@code limit} visible messages and hides them from other receivers. */
    Taken take(Connection connection, Queue queue, int limit, long now, int visibilitySeconds) throws SQLException {
        var hiddenUntil = now + 1000L * visibilitySeconds;
        var messages = new ArrayList<ReceivedMessage>();
        var nextVisible = Sql.list(
                        connection,
                        TAKE,
                        row -> {
                            if (row.getObject("id") != null) {
                                messages.add(read(queue.id(), row));
                            }
                            var next = row.getLong("next_visible");
                            return row.wasNull() ? Long.MAX_VALUE : next;
                        },
                        queue.id(),
                        now,
                        now - 1000L * queue.settings().retentionSeconds(),
                        limit,
                        hiddenUntil,
                        now,
                        queue.id(),
                        now)
                .getFirst();
        messages.sort(Comparator.comparingLong(message -> message.handle().message()));
        return new Taken(messages, messages.isEmpty() ? nextVisible : Math.min(nextVisible, hiddenUntil));
    }

    /** Ignores messages that are gone or were received again since. */
    static void delete(Connection connection, List<ReceiptHandle> handles) throws SQLException {
        Sql.update(
                connection,
                """
                delete from message m using unnest(?, ?, ?) gone(queue_id, id, receipt)
                where m.id = gone.id and m.queue_id + 0 = gone.queue_id and m.receive_count = gone.receipt
                """,
                array(connection, "bigint", handles, ReceiptHandle::queue),
                array(connection, "bigint", handles, ReceiptHandle::message),
                array(connection, "int", handles, ReceiptHandle::receipt));
    }

    private static Array array(
            Connection connection, String type, List<ReceiptHandle> handles, Function<ReceiptHandle, Object> part)
            throws SQLException {
        return connection.createArrayOf(type, handles.stream().map(part).toArray());
    }

    /** Returns false if the message is not in flight under this handle any more. */
    static boolean hide(Connection transaction, ReceiptHandle handle, long now, int seconds) throws SQLException {
        return Sql.update(
                        transaction,
                        """
                        update message set visible_at = ?
                        where id = ? and queue_id + 0 = ? and receive_count = ? and visible_at > ?
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

    /** Deletes messages older than the retention of their queue, and messages that were sent to a queue while it was deleted. */
    static int deleteExpired(Connection transaction, long now) throws SQLException {
        return Sql.update(transaction, """
                delete from message where not exists (select from queue
                    where queue.id = message.queue_id and message.sent_at > ? - 1000 * queue.retention_seconds::bigint)
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

    ReceivedMessage read(long queue, ResultSet row) throws SQLException {
        var attributes = row.getBytes("attributes");
        var ids = row.getBytes("ids");
        return new ReceivedMessage(
                row.getString("message_id"),
                new ReceiptHandle(queue, row.getLong("id"), row.getInt("receive_count")),
                sealing.openText(Place.MESSAGE_BODY, row.getBytes("body")),
                attributes == null
                        ? Map.of()
                        : MessageAttributes.fromJson(sealing.openText(Place.MESSAGE_ATTRIBUTES, attributes)),
                row.getLong("sent_at"),
                row.getLong("first_received_at"),
                ids == null ? MessageIds.NONE : MessageIds.fromJson(sealing.openText(Place.MESSAGE_IDS, ids)),
                Optional.ofNullable(row.getString("dead_letter_source")));
    }
}
