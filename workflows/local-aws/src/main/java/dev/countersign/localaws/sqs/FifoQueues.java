package dev.countersign.localaws.sqs;

import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * Sends to FIFO queues. The transaction locks the queue until its commit, so the order of the queue is the order of the commits, and a
 * message cannot be accepted twice.
 */
final class FifoQueues {

    private final Clock clock;
    private final Ids ids;
    private final MessageRows messages;
    private final Deduplication deduplication;

    FifoQueues(Clock clock, Ids ids, MessageRows messages, Deduplication deduplication) {
        this.clock = clock;
        this.ids = ids;
        this.messages = messages;
        this.deduplication = deduplication;
    }

    /** @throws AwsError MissingParameter, InvalidParameterValue, QueueDoesNotExist */
    SentMessage send(Connection transaction, Queue queue, NewMessage message) throws SQLException {
        if (message.delaySeconds() != null && message.delaySeconds() > 0) {
            throw SqsErrors.notForThisType("DelaySeconds", Integer.toString(message.delaySeconds()));
        }
        if (message.groupId() == null) {
            throw SqsErrors.missingParameter("MessageGroupId");
        }
        var sent = new MessageIds(message.groupId(), deduplicationId(queue, message));
        lock(transaction, queue.id());
        var now = clock.millis();
        var key = deduplication.key(scope(queue, message.groupId()), String.valueOf(sent.deduplication()));
        var accepted = deduplication.earlier(transaction, key, now);
        if (accepted.isEmpty()) {
            var id = ids.next();
            var order = messages.insert(transaction, queue, id, message.delayed(null), sent, now);
            accepted = Optional.of(new Deduplication.Accepted(id, order));
            deduplication.remember(transaction, key, accepted.get(), now);
        }
        return new SentMessage(
                accepted.get().messageId().toString(),
                Digest.of(message.body()),
                Digest.of(message.attributes()),
                Optional.of(SequenceNumber.of(accepted.get().sequence())));
    }

    private static String deduplicationId(Queue queue, NewMessage message) {
        if (message.deduplicationId() != null) {
            return message.deduplicationId();
        }
        if (!queue.settings().is("ContentBasedDeduplication", "true")) {
            throw SqsErrors.invalidParameter(
                    "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        }
        return Deduplication.idOf(message.body());
    }

    private static String scope(Queue queue, String group) {
        return queue.settings().is("DeduplicationScope", "messageGroup")
                ? "queue " + queue.id() + " " + group
                : "queue " + queue.id();
    }

    /** Lets one transaction at a time send to a FIFO queue or receive from it. */
    static void lock(Connection transaction, long queue) throws SQLException {
        if (Sql.first(transaction, "select id from queue where id = ? for update", row -> row.getLong(1), queue)
                .isEmpty()) {
            throw SqsErrors.queueDoesNotExist();
        }
    }
}
