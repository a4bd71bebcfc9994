package dev.countersign.localaws.sqs;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.http.Input;
import dev.countersign.localaws.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on messages, one at a time and in batches. */
final class MessageOperations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Database database;
    private final Database relaxed;
    private final Account account;
    private final Clock clock;
    private final Queues queues;
    private final KnownQueues known;
    private final Receiver receiver;
    private final Arrivals arrivals;

    MessageOperations(
            Database database,
            Database relaxed,
            Account account,
            Clock clock,
            Queues queues,
            KnownQueues known,
            Receiver receiver,
            Arrivals arrivals) {
        this.database = database;
        this.relaxed = relaxed;
        this.account = account;
        this.clock = clock;
        this.queues = queues;
        this.known = known;
        this.receiver = receiver;
        this.arrivals = arrivals;
    }

    ObjectNode send(Input input) {
        var queueUrl = queueUrl(input);
        return database.inTransaction(transaction -> send(transaction, queueUrl, input));
    }

    private ObjectNode send(Connection transaction, String queueUrl, Input message) throws SQLException {
        var body = message.text("MessageBody").orElseThrow(() -> SqsErrors.missingParameter("MessageBody"));
        if (!message.structureMap("MessageSystemAttributes").isEmpty()) {
            throw SqsErrors.unsupported("This endpoint keeps no message system attributes.");
        }
        var attributes = MessageAttributes.from(message.structureMap("MessageAttributes"));
        var sent = queues.send(
                transaction,
                queueUrl,
                NewMessage.of(body, attributes)
                        .delayed(message.integer("DelaySeconds").orElse(null))
                        .in(
                                message.text("MessageGroupId").orElse(null),
                                message.text("MessageDeduplicationId").orElse(null)));
        var output = JSON.objectNode().put("MessageId", sent.messageId()).put("MD5OfMessageBody", sent.md5OfBody());
        sent.md5OfAttributes().ifPresent(md5 -> output.put("MD5OfMessageAttributes", md5));
        sent.sequenceNumber().ifPresent(number -> output.put("SequenceNumber", number));
        return output;
    }

    ObjectNode sendBatch(Input input) {
        var queueUrl = queueUrl(input);
        var batch = Batch.of(input);
        var bytes = batch.entries().stream()
                .mapToInt(entry -> Queues.size(
                        entry.text("MessageBody").orElse(""),
                        MessageAttributes.from(entry.structureMap("MessageAttributes"))))
                .sum();
        if (bytes > QueueSettings.MAXIMUM_MESSAGE_BYTES) {
            throw SqsErrors.batchTooLong(QueueSettings.MAXIMUM_MESSAGE_BYTES, bytes);
        }
        return database.inTransaction(transaction -> {
            known.require(transaction, queues.nameOf(queueUrl));
            return batch.each(entry -> send(transaction, queueUrl, entry));
        });
    }

    ObjectNode receive(Input input) throws InterruptedException {
        var queue = queues.nameOf(queueUrl(input));
        var wanted = new Receiver.Wanted(
                queue,
                input.integer("MaxNumberOfMessages")
                        .map(limit -> inRange("MaxNumberOfMessages", limit, 1, 10))
                        .orElse(1),
                input.integer("WaitTimeSeconds")
                        .map(seconds -> inRange("WaitTimeSeconds", seconds, 0, QueueSettings.MAXIMUM_WAIT_SECONDS))
                        .orElse(null),
                input.integer("VisibilityTimeout")
                        .map(MessageOperations::visibility)
                        .orElse(null),
                attempt(queue, input));
        var told = ToldAttributes.of(input);
        var messages = receiver.receive(wanted);
        var output = JSON.objectNode();
        if (!messages.isEmpty()) {
            var list = output.putArray("Messages");
            messages.forEach(message -> list.add(told.tell(message, account)));
        }
        return output;
    }

    private static @Nullable String attempt(String queue, Input input) {
        var attempt = input.text("ReceiveRequestAttemptId").orElse(null);
        if (attempt == null) {
            return null;
        }
        if (!queue.endsWith(Queue.FIFO)) {
            throw SqsErrors.notForThisType("ReceiveRequestAttemptId", attempt);
        }
        if (!NewMessage.isId(attempt)) {
            throw SqsErrors.invalidParameter(
                    attempt,
                    "ReceiveRequestAttemptId",
                    "ReceiveRequestAttemptId can only include alphanumeric and punctuation characters. 1 to 128 in length.");
        }
        return attempt;
    }

    ObjectNode delete(Input input) {
        if (isFifo(input)) {
            return database.inTransaction(transaction -> deleteInOrder(transaction, queue(transaction, input), input));
        }
        return relaxed.atOnce(connection -> {
            MessageRows.delete(connection, List.of(handle(queue(connection, input), input)));
            return JSON.objectNode();
        });
    }

    ObjectNode deleteBatch(Input input) {
        var batch = Batch.of(input);
        if (isFifo(input)) {
            return database.inTransaction(transaction -> {
                var queue = queue(transaction, input);
                return batch.each(entry -> deleteInOrder(transaction, queue, entry));
            });
        }
        return relaxed.atOnce(connection -> {
            var queue = queue(connection, input);
            var handles = new ArrayList<ReceiptHandle>();
            var output = batch.each(entry -> {
                handles.add(handle(queue, entry));
                return JSON.objectNode();
            });
            MessageRows.delete(connection, handles);
            return output;
        });
    }

    /** Durably, because otherwise a message could come again after later ones of its group. The next one of the group is free then. */
    private ObjectNode deleteInOrder(Connection transaction, Queue queue, Input entry) throws SQLException {
        FifoReceipts.delete(transaction, handle(queue, entry), clock.millis());
        Database.afterCommit(() -> arrivals.signal(queue.id()));
        return JSON.objectNode();
    }

    private boolean isFifo(Input input) {
        return queues.nameOf(queueUrl(input)).endsWith(Queue.FIFO);
    }

    ObjectNode changeVisibility(Input input) {
        return database.inTransaction(transaction -> changeVisibility(transaction, queue(transaction, input), input));
    }

    ObjectNode changeVisibilityBatch(Input input) {
        var batch = Batch.of(input);
        return database.inTransaction(transaction -> {
            var queue = queue(transaction, input);
            return batch.each(entry -> changeVisibility(transaction, queue, entry));
        });
    }

    private ObjectNode changeVisibility(Connection transaction, Queue queue, Input entry) throws SQLException {
        var seconds = entry.integer("VisibilityTimeout")
                .map(MessageOperations::visibility)
                .orElseThrow(() -> SqsErrors.missingParameter("VisibilityTimeout"));
        var handle = handle(queue, entry);
        if (!MessageRows.hide(transaction, handle, clock.millis(), seconds)) {
            throw SqsErrors.notInFlight(handle.encoded());
        }
        // It may become visible earlier than a waiting receiver expects.
        Database.afterCommit(() -> arrivals.signal(queue.id()));
        return JSON.objectNode();
    }

    private Queue queue(Connection transaction, Input input) throws SQLException {
        return known.require(transaction, queues.nameOf(queueUrl(input)));
    }

    private static ReceiptHandle handle(Queue queue, Input entry) {
        var text = entry.text("ReceiptHandle").orElseThrow(() -> SqsErrors.missingParameter("ReceiptHandle"));
        var handle = ReceiptHandle.decode(text);
        if (handle.queue() != queue.id()) {
            throw SqsErrors.invalidReceipt(text);
        }
        return handle;
    }

    private static int visibility(int seconds) {
        return inRange("VisibilityTimeout", seconds, 0, QueueSettings.MAXIMUM_VISIBILITY_SECONDS);
    }

    private static int inRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            var range = name.equals("WaitTimeSeconds") ? "Must be >= %d and <= %d" : "Must be between %d and %d";
            throw SqsErrors.invalidParameter(
                    Integer.toString(value), name, range.formatted(least, most) + ", if provided.");
        }
        return value;
    }

    private static String queueUrl(Input input) {
        return input.text("QueueUrl").orElseThrow(() -> SqsErrors.missingParameter("QueueUrl"));
    }
}
