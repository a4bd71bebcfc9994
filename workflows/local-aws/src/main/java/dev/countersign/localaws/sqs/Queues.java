package dev.countersign.localaws.sqs;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.store.Database;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Sends to queues within the transaction of the caller. */
public final class Queues {

    private final Account account;
    private final Clock clock;
    private final Ids ids;
    private final KnownQueues known;
    private final MessageRows messages;
    private final FifoQueues fifo;
    private final Arrivals arrivals;

    Queues(
            Account account,
            Clock clock,
            Ids ids,
            KnownQueues known,
            MessageRows messages,
            FifoQueues fifo,
            Arrivals arrivals) {
        this.account = account;
        this.clock = clock;
        this.ids = ids;
        this.known = known;
        this.messages = messages;
        this.fifo = fifo;
        this.arrivals = arrivals;
    }

    /**
     * Sends a message. It is visible after the commit and the delay. A FIFO queue is locked until the commit.
     *
     * @param queueUrl only its path counts: {@code /<account>/<queue>}
     * @throws AwsError QueueDoesNotExist, InvalidAddress, InvalidMessageContents, MissingParameter, InvalidParameterValue
     */
    public SentMessage send(Connection transaction, String queueUrl, NewMessage message) throws SQLException {
        return deliver(transaction, nameOf(queueUrl), message);
    }

    /** Sends to a queue by its ARN. */
    public SentMessage sendToArn(Connection transaction, String queueArn, NewMessage message) throws SQLException {
        return deliver(transaction, account.queueName(queueArn).orElseThrow(SqsErrors::queueDoesNotExist), message);
    }

    private SentMessage deliver(Connection transaction, String queue, NewMessage message) throws SQLException {
        message.check();
        var target = known.require(transaction, queue);
        var settings = target.settings();
        if (size(message.body(), message.attributes()) > settings.maximumMessageBytes()) {
            throw SqsErrors.invalidParameter(
                    "One or more parameters are invalid. Reason: Message must be shorter than %d bytes."
                            .formatted(settings.maximumMessageBytes()));
        }
        var sent = target.isFifo() ? fifo.send(transaction, target, message) : toStandard(target, message);
        Database.afterCommit(() -> arrivals.signal(target.id()));
        return sent;
    }

    private SentMessage toStandard(Queue target, NewMessage message) {
        if (message.deduplicationId() != null) {
            throw SqsErrors.notForThisType("MessageDeduplicationId", message.deduplicationId());
        }
        var id = ids.next();
        messages.insert(target, id, message, new MessageIds(message.groupId(), null), clock.millis());
        return new SentMessage(
                id.toString(), Digest.of(message.body()), Digest.of(message.attributes()), Optional.empty());
    }

    static int size(String body, Map<String, MessageAttribute> attributes) {
        return body.getBytes(StandardCharsets.UTF_8).length + MessageAttributes.size(attributes);
    }

    /** The name of the queue with this URL. */
    String nameOf(String queueUrl) {
        try {
            var path = String.valueOf(new URI(queueUrl).getPath()).split("/", -1);
            if (path.length == 3 && path[0].isEmpty() && path[1].matches("\\d{12}") && !path[2].isEmpty()) {
                if (path[1].equals(account.id())) {
                    return path[2];
                }
                throw SqsErrors.queueDoesNotExist();
            }
        } catch (URISyntaxException noUrl) {
            // Refused below, like a URL without account and name.
        }
        throw SqsErrors.invalidAddress(queueUrl);
    }
}
