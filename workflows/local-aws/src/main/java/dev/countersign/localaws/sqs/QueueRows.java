package dev.countersign.localaws.sqs;

import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The table of queues. */
final class QueueRows {

    private static final JsonMapper JSON = JsonMapper.shared();

    private QueueRows() {}

    static Optional<Queue> find(Connection transaction, String name) throws SQLException {
        return Sql.first(transaction, "select * from queue where name = ?", QueueRows::read, name);
    }

    static Queue require(Connection transaction, String name) throws SQLException {
        return find(transaction, name).orElseThrow(SqsErrors::queueDoesNotExist);
    }

    /** Returns false if a queue with this name exists. */
    static boolean insert(Connection transaction, String name, QueueSettings settings, long now) throws SQLException {
        var dead = Optional.ofNullable(settings.deadLetters());
        return Sql.update(
                        transaction,
                        """
                        insert into queue (name, created_at, modified_at, delay_seconds, maximum_message_bytes, retention_seconds,
                                           receive_wait_seconds, visibility_seconds, dead_letter_queue, max_receive_count,
                                           other_attributes)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                        on conflict (name) do nothing
                        """,
                        name,
                        now,
                        now,
                        settings.delaySeconds(),
                        settings.maximumMessageBytes(),
                        settings.retentionSeconds(),
                        settings.receiveWaitSeconds(),
                        settings.visibilitySeconds(),
                        dead.map(DeadLetters::queue).orElse(null),
                        dead.map(DeadLetters::maxReceiveCount).orElse(null),
                        JSON.writeValueAsString(settings.other()))
                == 1;
    }

    static void update(Connection transaction, long queue, QueueSettings settings, long now) throws SQLException {
        var dead = Optional.ofNullable(settings.deadLetters());
        Sql.update(
                transaction,
                """
                update queue
                set modified_at = ?, delay_seconds = ?, maximum_message_bytes = ?, retention_seconds = ?, receive_wait_seconds = ?,
                    visibility_seconds = ?, dead_letter_queue = ?, max_receive_count = ?, other_attributes = ?::jsonb
                where id = ?
                """,
                now,
                settings.delaySeconds(),
                settings.maximumMessageBytes(),
                settings.retentionSeconds(),
                settings.receiveWaitSeconds(),
                settings.visibilitySeconds(),
                dead.map(DeadLetters::queue).orElse(null),
                dead.map(DeadLetters::maxReceiveCount).orElse(null),
                JSON.writeValueAsString(settings.other()),
                queue);
    }

    static Optional<Long> delete(Connection transaction, String name) throws SQLException {
        return Sql.first(transaction, "delete from queue where name = ? returning id", row -> row.getLong(1), name);
    }

    /** Names in order, after the given one. */
    static List<String> names(Connection transaction, String prefix, String after, int limit) throws SQLException {
        return Sql.list(
                transaction,
                "select name from queue where starts_with(name, ?) and name > ? order by name limit ?",
                row -> row.getString(1),
                prefix,
                after,
                limit);
    }

    static List<String> namesOfSources(Connection transaction, String deadLetterQueue, String after, int limit)
            throws SQLException {
        return Sql.list(
                transaction,
                "select name from queue where dead_letter_queue = ? and name > ? order by name limit ?",
                row -> row.getString(1),
                deadLetterQueue,
                after,
                limit);
    }

    /** Returns false if the queue was purged less than a minute ago. */
    static boolean markPurged(Connection transaction, long queue, long now) throws SQLException {
        return Sql.update(
                        transaction,
                        "update queue set purged_at = ? where id = ? and coalesce(purged_at, 0) <= ?",
                        now,
                        queue,
                        now - 60_000)
                == 1;
    }

    private static Queue read(ResultSet row) throws SQLException {
        var deadLetterQueue = row.getString("dead_letter_queue");
        return new Queue(
                row.getLong("id"),
                row.getString("name"),
                row.getLong("created_at"),
                row.getLong("modified_at"),
                new QueueSettings(
                        row.getInt("delay_seconds"),
                        row.getInt("maximum_message_bytes"),
                        row.getInt("retention_seconds"),
                        row.getInt("receive_wait_seconds"),
                        row.getInt("visibility_seconds"),
                        deadLetterQueue == null
                                ? null
                                : new DeadLetters(deadLetterQueue, row.getInt("max_receive_count")),
                        other(row.getString("other_attributes"))));
    }

    private static Map<String, String> other(String json) {
        var other = new LinkedHashMap<String, String>();
        for (var attribute : JSON.readTree(json).properties()) {
            other.put(attribute.getKey(), attribute.getValue().stringValue());
        }
        return other;
    }
}
