package dev.countersign.localaws.sqs;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.http.Input;
import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Moves the messages of a dead-letter queue back to their source queues, or elsewhere. A move task completes when it is started. */
final class MoveOperations {

    private static final int MOST_TOLD = 10;

    private final Database database;
    private final Account account;
    private final Clock clock;
    private final Arrivals arrivals;

    MoveOperations(Database database, Account account, Clock clock, Arrivals arrivals) {
        this.database = database;
        this.account = account;
        this.clock = clock;
        this.arrivals = arrivals;
    }

    ObjectNode start(Input input) {
        if (input.integer("MaxNumberOfMessagesPerSecond").isPresent()) {
            throw SqsErrors.unsupported("This endpoint moves messages at once, not so many per second.");
        }
        var sourceArn = sourceArn(input);
        var destinationArn = input.text("DestinationArn");
        var id = database.inTransaction(transaction -> {
            var source = require(transaction, sourceArn);
            if (QueueRows.namesOfSources(transaction, source.name(), "", 1).isEmpty()) {
                throw SqsErrors.unsupported("Source queue must be configured as a Dead Letter Queue.");
            }
            String destination = null;
            if (destinationArn.isPresent()) {
                destination = require(transaction, destinationArn.get()).name();
                if (destination.endsWith(Queue.FIFO) != source.isFifo()) {
                    throw SqsErrors.invalidParameter(
                            destinationArn.get(),
                            "DestinationArn",
                            "Destination must be same type of queue as the source.");
                }
            }
            var moved = move(transaction, source, destination);
            moved.forEach(queue -> Database.afterCommit(() -> arrivals.signal(queue)));
            return insert(transaction, sourceArn, destinationArn, moved.size());
        });
        return JsonNodeFactory.instance.objectNode().put("TaskHandle", handle(id, sourceArn));
    }

    /** Returns the queue that each message went to. A moved message is a new message; one in flight is not moved. */
    private List<Long> move(Connection transaction, Queue source, @Nullable String destination) throws SQLException {
        var now = clock.millis();
        // Like the senders to a FIFO queue, so that the order of its messages is the order of the commits.
        Sql.list(
                transaction,
                "select id from queue where name = ? or dead_letter_queue = ? order by id for update",
                row -> row.getLong(1),
                destination,
                source.name());
        return Sql.list(transaction, """
                with gone as (
                    delete from message using queue target
                    where message.queue_id = ? and message.visible_at <= ?
                      and target.name = coalesce(?, substring(message.dead_letter_source from '[^:]*$'))
                    returning message.*, target.id as target_id, target.delay_seconds
                )
                insert into message (queue_id, message_id, body, attributes, ids, group_key, sent_at, visible_at)
                select target_id, gen_random_uuid(), body, attributes, ids, group_key, ?, ? + 1000 * delay_seconds
                from gone order by id
                returning queue_id
                """, row -> row.getLong(1), source.id(), now, destination, now, now);
    }

    private long insert(Connection transaction, String source, Optional<String> destination, int moved)
            throws SQLException {
        return Sql.first(
                        transaction,
                        "insert into message_move (source, destination, moved, started_at) values (?, ?, ?, ?) returning id",
                        row -> row.getLong(1),
                        source,
                        destination.orElse(null),
                        moved,
                        clock.millis())
                .orElseThrow();
    }

    ObjectNode list(Input input) {
        var sourceArn = sourceArn(input);
        int limit = input.integer("MaxResults").orElse(1);
        if (limit < 1 || limit > MOST_TOLD) {
            throw SqsErrors.invalidParameter(
                    Integer.toString(limit), "MaxResults", "MaxResults must be between 1 and " + MOST_TOLD + ".");
        }
        var tasks = database.inTransaction(transaction -> {
            require(transaction, sourceArn);
            return Sql.list(
                    transaction,
                    "select destination, moved, started_at from message_move where source = ? order by id desc limit ?",
                    row -> describe(sourceArn, row.getString(1), row.getInt(2), row.getLong(3)),
                    sourceArn,
                    limit);
        });
        var output = JsonNodeFactory.instance.objectNode();
        output.putArray("Results").addAll(tasks);
        return output;
    }

    private static ObjectNode describe(String source, @Nullable String destination, int moved, long startedAt) {
        var task = JsonNodeFactory.instance
                .objectNode()
                .put("Status", "COMPLETED")
                .put("SourceArn", source)
                .put("ApproximateNumberOfMessagesMoved", moved)
                .put("ApproximateNumberOfMessagesToMove", moved)
                .put("StartedTimestamp", startedAt);
        if (destination != null) {
            task.put("DestinationArn", destination);
        }
        return task;
    }

    private Queue require(Connection transaction, String arn) throws SQLException {
        var name = account.queueName(arn).orElseThrow(SqsErrors::resourceNotFound);
        return QueueRows.find(transaction, name).orElseThrow(SqsErrors::resourceNotFound);
    }

    private static String sourceArn(Input input) {
        return input.text("SourceArn").orElseThrow(() -> SqsErrors.missingParameter("SourceArn"));
    }

    private static String handle(long id, String source) {
        var plain = "{\"taskId\":\"%d\",\"sourceArn\":\"%s\"}".formatted(id, source);
        return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
