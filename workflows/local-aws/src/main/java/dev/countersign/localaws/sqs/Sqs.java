package dev.countersign.localaws.sqs;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.http.AwsErrors;
import dev.countersign.localaws.http.Input;
import dev.countersign.localaws.http.KnownMembers;
import dev.countersign.localaws.http.Operation;
import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.http.Service;
import dev.countersign.localaws.keys.Sealing;
import dev.countersign.localaws.store.Database;
import java.net.URI;
import java.time.Clock;

/** Amazon SQS: the operations by name, and {@link Queues} for senders within a transaction. */
public final class Sqs implements Service, AutoCloseable {

    /** A message of the largest size can take six bytes of JSON for each byte. */
    public static final int MAXIMUM_BODY_BYTES = 6 * QueueSettings.MAXIMUM_MESSAGE_BYTES + (64 << 10);

    private static final KnownMembers MEMBERS = KnownMembers.of("""
            CreateQueue QueueName Attributes tags
            GetQueueUrl QueueName QueueOwnerAWSAccountId
            ListQueues QueueNamePrefix MaxResults NextToken
            ListDeadLetterSourceQueues QueueUrl MaxResults NextToken
            GetQueueAttributes QueueUrl AttributeNames
            SetQueueAttributes QueueUrl Attributes
            PurgeQueue QueueUrl
            ListQueueTags QueueUrl
            DeleteQueue QueueUrl
            StartMessageMoveTask SourceArn DestinationArn MaxNumberOfMessagesPerSecond
            ListMessageMoveTasks SourceArn MaxResults
            SendMessage QueueUrl MessageBody DelaySeconds MessageAttributes MessageSystemAttributes MessageGroupId MessageDeduplicationId
            SendMessageBatch QueueUrl Entries
            SendMessageBatch/Entries Id MessageBody DelaySeconds MessageAttributes MessageSystemAttributes MessageGroupId MessageDeduplicationId
            ReceiveMessage QueueUrl AttributeNames MessageSystemAttributeNames MessageAttributeNames MaxNumberOfMessages VisibilityTimeout WaitTimeSeconds ReceiveRequestAttemptId
            DeleteMessage QueueUrl ReceiptHandle
            DeleteMessageBatch QueueUrl Entries
            DeleteMessageBatch/Entries Id ReceiptHandle
            ChangeMessageVisibility QueueUrl ReceiptHandle VisibilityTimeout
            ChangeMessageVisibilityBatch QueueUrl Entries
            ChangeMessageVisibilityBatch/Entries Id ReceiptHandle VisibilityTimeout
            """);

    private final Arrivals arrivals = new Arrivals();
    private final Database database;
    private final Clock clock;
    private final Queues queues;
    private final Receiver receiver;
    private final QueueOperations queueOperations;
    private final MessageOperations messageOperations;
    private final MoveOperations moveOperations;

    /** @param relaxed for commits that a crash may undo: receipts and deletions. The message is then delivered again, as SQS allows */
    public Sqs(
            Database database, Database relaxed, Sealing sealing, Account account, URI endpoint, Clock clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        var known = new KnownQueues();
        var messages = new MessageRows(sealing);
        var fifo = new FifoQueues(clock, ids, messages, new Deduplication(sealing));
        this.queues = new Queues(account, clock, ids, known, messages, fifo, arrivals);
        this.receiver = new Receiver(
                database, relaxed, account, clock, known, messages, new FifoReceipts(messages, sealing), arrivals);
        this.queueOperations = new QueueOperations(database, account, endpoint, clock, queues, known);
        this.messageOperations =
                new MessageOperations(database, relaxed, account, clock, queues, known, receiver, arrivals);
        this.moveOperations = new MoveOperations(database, account, clock, arrivals);
    }

    public Queues queues() {
        return queues;
    }

    public Receiver receiver() {
        return receiver;
    }

    @Override
    public Response handle(Operation operation) throws InterruptedException {
        var input = operation.read();
        requireKnown(operation.name(), input);
        return Response.json(
                switch (operation.name()) {
                    case "CreateQueue" -> queueOperations.create(input);
                    case "GetQueueUrl" -> queueOperations.getUrl(input);
                    case "ListQueues" -> queueOperations.list(input);
                    case "ListDeadLetterSourceQueues" -> queueOperations.listDeadLetterSources(input);
                    case "GetQueueAttributes" -> queueOperations.getAttributes(input);
                    case "SetQueueAttributes" -> queueOperations.setAttributes(input);
                    case "ListQueueTags" -> queueOperations.listTags(input);
                    case "PurgeQueue" -> queueOperations.purge(input);
                    case "DeleteQueue" -> queueOperations.delete(input);
                    case "StartMessageMoveTask" -> moveOperations.start(input);
                    case "ListMessageMoveTasks" -> moveOperations.list(input);
                    case "SendMessage" -> messageOperations.send(input);
                    case "SendMessageBatch" -> messageOperations.sendBatch(input);
                    case "ReceiveMessage" -> messageOperations.receive(input);
                    case "DeleteMessage" -> messageOperations.delete(input);
                    case "DeleteMessageBatch" -> messageOperations.deleteBatch(input);
                    case "ChangeMessageVisibility" -> messageOperations.changeVisibility(input);
                    case "ChangeMessageVisibilityBatch" -> messageOperations.changeVisibilityBatch(input);
                    default -> throw AwsErrors.unknownOperation("SQS", operation.name());
                });
    }

    private static void requireKnown(String operation, Input input) {
        MEMBERS.unknownIn(operation, KnownMembers.given(input))
                .or(() -> input.structures("Entries").stream()
                        .flatMap(entry -> MEMBERS.unknownIn(operation + "/Entries", KnownMembers.given(entry)).stream())
                        .findFirst())
                .ifPresent(member -> {
                    throw SqsErrors.unsupported(
                            "The parameter %s of %s is not supported by this endpoint.".formatted(member, operation));
                });
    }

    /** Deletes messages older than the retention of their queue, and what was noted for five minutes. */
    public void deleteExpired() {
        var now = clock.millis();
        database.inTransaction(transaction -> MessageRows.deleteExpired(transaction, now)
                + Deduplication.deleteExpired(transaction, now)
                + ReceiveAttempt.deleteExpired(transaction, now));
    }

    /** Ends the long polls. */
    @Override
    public void close() {
        arrivals.close();
    }
}
