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
import org.jspecify.annotations.Nullable;

/** Sends to queues within the transaction of the caller. */
public final class Queues {

    private final Account account;
    private final Clock clock;
    private final Ids ids;
    private final KnownQueues known;
    private final MessageRows messages;
    private final Arrivals arrivals;

    Queues(Account account, Clock clock, Ids ids, KnownQueues known, MessageRows messages, Arrivals arrivals) {
        this.account = account;
        this.clock = clock;
        this.ids = ids;
        this.known = known;
        this.messages = messages;
        this.arrivals = arrivals;
    }

    /** Sends with the default delay of the queue. */
    public SentMessage send(
            Connection transaction, String queueUrl, String body, Map<String, MessageAttribute> attributes)
            throws SQLException {
        return deliver(transaction, nameOf(queueUrl), body, attributes, null);
    }

    /**
     * Sends a message. It is visible after the commit and the delay.
     *
     * @param queueUrl only its path counts: {@code /<account>/<queue>}
     * @throws AwsError QueueDoesNotExist, InvalidAddress, InvalidMessageContents, MissingParameter, InvalidParameterValue
     */
    public SentMessage send(
            Connection transaction,
            String queueUrl,
            String body,
            Map<String, MessageAttribute> attributes,
            int delaySeconds)
            throws SQLException {
        if (delaySeconds < 0 || delaySeconds > QueueSettings.MAXIMUM_DELAY_SECONDS) {
            throw SqsErrors.invalidParameter(
                    Integer.toString(delaySeconds),
                    "DelaySeconds",
                    "DelaySeconds must be >= 0 and <= " + QueueSettings.MAXIMUM_DELAY_SECONDS + ".");
        }
        return deliver(transaction, nameOf(queueUrl), body, attributes, delaySeconds);
    }

    /** Sends to a queue by its ARN, with the default delay of the queue. */
    public SentMessage sendToArn(
            Connection transaction, String queueArn, String body, Map<String, MessageAttribute> attributes)
            throws SQLException {
        var name = account.queueName(queueArn).orElseThrow(SqsErrors::queueDoesNotExist);
        return deliver(transaction, name, body, attributes, null);
    }

    private SentMessage deliver(
            Connection transaction,
            String queue,
            String body,
            Map<String, MessageAttribute> attributes,
            @Nullable Integer delaySeconds)
            throws SQLException {
        if (body.isEmpty()) {
            throw SqsErrors.missingParameter("MessageBody");
        }
        if (!Contents.valid(body)) {
            throw SqsErrors.invalidContents();
        }
        MessageAttributes.check(attributes);
        var target = known.require(transaction, queue);
        var settings = target.settings();
        if (size(body, attributes) > settings.maximumMessageBytes()) {
            throw SqsErrors.invalidParameter(
                    "One or more parameters are invalid. Reason: Message must be shorter than %d bytes."
                            .formatted(settings.maximumMessageBytes()));
        }
        var id = ids.next();
        messages.insert(
                target,
                id,
                body,
                attributes.isEmpty()
                        ? null
                        : MessageAttributes.toJson(attributes).toString(),
                clock.millis(),
                delaySeconds == null ? settings.delaySeconds() : delaySeconds);
        Database.afterCommit(() -> arrivals.signal(target.id()));
        return new SentMessage(id.toString(), Digest.of(body), Digest.of(attributes));
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
