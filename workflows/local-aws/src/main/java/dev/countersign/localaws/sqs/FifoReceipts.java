package dev.countersign.localaws.sqs;

import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.keys.Sealing;
import dev.countersign.localaws.sqs.MessageRows.Taken;
import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Receives from FIFO queues, and deletes. A group with a message in flight is blocked until that message is deleted or visible again. All
 * methods are called in a transaction; receipts take the lock of the queue.
 */
final class FifoReceipts {

    /**
     * Receives messages of one group: of the one whose first message is the oldest, of the groups with no message in flight and without
     * those that were taken before. A delayed message holds back the later ones of its group.
     */
    private static final String TAKE_GROUP = """
            with head as (
                select group_key from message
                where queue_id = ? and group_key is not null and visible_at <= ? and sent_at > ? and not id = any(?)
                  and not exists (select from message other
                      where other.queue_id = message.queue_id and other.group_key = message.group_key and other.visible_at > ?
                        and (other.receive_count > 0 or other.id < message.id))
                order by id limit 1
            ), due as (
                select id from message
                where queue_id = ? and group_key = (select group_key from head) and visible_at <= ? and sent_at > ?
                  and not exists (select from message delayed
                      where delayed.queue_id = message.queue_id and delayed.group_key = message.group_key
                        and delayed.visible_at > ? and delayed.id < message.id)
                order by id limit ?
            )
            update message
            set visible_at = ?, receive_count = receive_count + 1, first_received_at = coalesce(first_received_at, ?)
            from due where message.id = due.id
            returning message.*
            """;

    private static final String NEXT_VISIBLE =
            "select min(visible_at) as next_visible from message where queue_id = ? and visible_at > ?";

    private final MessageRows messages;
    private final Sealing sealing;

    FifoReceipts(MessageRows messages, Sealing sealing) {
        this.messages = messages;
        this.sealing = sealing;
    }

    /**
     * Receives up to {@code limit} messages, as many as possible of one group.
     *
     * @param attempt the id of the attempt: within five minutes, the same id gets the same messages if they have not changed
     */
    Taken take(
            Connection transaction, Queue queue, int limit, long now, int visibilitySeconds, @Nullable String attempt)
            throws SQLException {
        FifoQueues.lock(transaction, queue.id());
        var hiddenUntil = now + 1000L * visibilitySeconds;
        var attempts = attempt == null
                ? null
                : new ReceiveAttempt(messages, queue.id(), sealing.keyedHash("attempt " + queue.id(), attempt));
        if (attempts != null) {
            var again = attempts.repeat(transaction, now, hiddenUntil);
            if (!again.isEmpty()) {
                return new Taken(again, hiddenUntil);
            }
        }
        var taken = take(transaction, queue, limit, now, hiddenUntil);
        if (attempts != null) {
            attempts.remember(transaction, taken, now, hiddenUntil);
        }
        return new Taken(taken, nextVisible(transaction, queue.id(), now));
    }

    private List<ReceivedMessage> take(Connection transaction, Queue queue, int limit, long now, long hiddenUntil)
            throws SQLException {
        var oldest = now - 1000L * queue.settings().retentionSeconds();
        var all = new ArrayList<ReceivedMessage>();
        while (all.size() < limit) {
            var taken = transaction.createArrayOf(
                    "bigint", all.stream().map(one -> one.handle().message()).toArray());
            var group = new ArrayList<>(Sql.list(
                    transaction,
                    TAKE_GROUP,
                    row -> messages.read(queue.id(), row),
                    queue.id(),
                    now,
                    oldest,
                    taken,
                    now,
                    queue.id(),
                    now,
                    oldest,
                    now,
                    limit - all.size(),
                    hiddenUntil,
                    now));
            if (group.isEmpty()) {
                break;
            }
            group.sort(Comparator.comparingLong(message -> message.handle().message()));
            all.addAll(group);
        }
        return all;
    }

    private static long nextVisible(Connection transaction, long queue, long now) throws SQLException {
        return Sql.first(
                        transaction, NEXT_VISIBLE, row -> Optional.ofNullable(row.getObject(1, Long.class)), queue, now)
                .orElseThrow()
                .orElse(Long.MAX_VALUE);
    }

    /**
     * Deletes a message under a handle that is still valid. A message that is gone is no error.
     *
     * @throws AwsError InvalidParameterValue if the message is visible again, or was received again
     */
    static void delete(Connection transaction, ReceiptHandle handle, long now) throws SQLException {
        var deleted = Sql.update(
                transaction,
                "delete from message where id = ? and queue_id + 0 = ? and receive_count = ? and visible_at > ?",
                handle.message(),
                handle.queue(),
                handle.receipt(),
                now);
        if (deleted == 0
                && Sql.first(
                                transaction,
                                "select id from message where id = ? and queue_id + 0 = ?",
                                row -> row.getLong(1),
                                handle.message(),
                                handle.queue())
                        .isPresent()) {
            throw SqsErrors.invalidParameter(handle.encoded(), "ReceiptHandle", "The receipt handle has expired.");
        }
    }
}
