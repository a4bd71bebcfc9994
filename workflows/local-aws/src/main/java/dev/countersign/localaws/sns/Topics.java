package dev.countersign.localaws.sns;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.calls.Call;
import dev.countersign.localaws.calls.CallRecorder;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.lambda.Invocations;
import dev.countersign.localaws.sqs.Deduplication;
import dev.countersign.localaws.sqs.NewMessage;
import dev.countersign.localaws.sqs.Queues;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes to topics within the transaction of the caller. */
public final class Topics {

    static final String FIFO = ".fifo";
    static final int MAXIMUM_BYTES = 262_144;

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private final Account account;
    private final URI endpoint;
    private final Clock clock;
    private final Ids ids;
    private final Queues queues;
    private final FifoTopics fifo;
    private final Invocations invocations;
    private final CallRecorder calls;

    /** @param endpoint where subscribers unsubscribe */
    public Topics(
            Account account,
            URI endpoint,
            Clock clock,
            Ids ids,
            Queues queues,
            Deduplication deduplication,
            Invocations invocations,
            CallRecorder calls) {
        this.account = account;
        this.endpoint = endpoint;
        this.clock = clock;
        this.ids = ids;
        this.queues = queues;
        this.fifo = new FifoTopics(clock, ids, deduplication);
        this.invocations = invocations;
        this.calls = calls;
    }

    /**
     * Publishes to every subscription whose filter accepts the message, in this transaction: queues have the message after the commit, functions
     * are invoked soon after it. A FIFO topic is locked until the commit.
     *
     * @throws AwsError NotFound, InvalidParameter
     */
    public Published publish(Connection transaction, String topicArn, Publication publication) throws SQLException {
        check(publication.message(), publication.subject());
        var topic = require(transaction, topicArn);
        if (topic.endsWith(FIFO)) {
            return fifo.publish(
                    transaction,
                    topic,
                    publication,
                    (id, sequence, accepted) -> deliver(transaction, topic, id, sequence, accepted));
        }
        refuse("MessageGroupId", publication.groupId());
        refuse("MessageDeduplicationId", publication.deduplicationId());
        var id = ids.next();
        deliver(transaction, topic, id, null, publication);
        return new Published(id.toString(), Optional.empty());
    }

    private static void refuse(String ofFifo, @Nullable String value) {
        if (value != null) {
            throw SnsErrors.invalidParameter(
                    "%s Reason: The request includes %s parameter that is not valid for this topic type"
                            .formatted(ofFifo, ofFifo));
        }
    }

    private void deliver(
            Connection transaction, String topic, UUID id, @Nullable String sequence, Publication publication)
            throws SQLException {
        var at = clock.instant();
        for (var subscription : TopicRows.subscriptions(transaction, topic)) {
            var told = publication.in(subscription.protocol());
            if (accepts(subscription, told)) {
                var arn = account.topicArn(topic);
                deliver(transaction, subscription, new Notification(id.toString(), sequence, arn, told, at, endpoint));
            }
        }
    }

    private static boolean accepts(Subscription subscription, Publication publication) {
        return subscription.filter() == null
                || FilterPolicy.parse(
                                subscription.filter(),
                                subscription.filterScope().equals("MessageBody"))
                        .accepts(publication.message(), publication.attributes());
    }

    /** As on AWS, the publisher is not told if a subscriber cannot take the message. */
    private void deliver(Connection transaction, Subscription subscription, Notification notification)
            throws SQLException {
        var arn = arn(subscription.topic(), subscription.id());
        if (subscription.protocol().equals("lambda")) {
            record("lambda:InvokeFunction", subscription);
            invocations.queue(transaction, subscription.endpoint(), notification.lambdaEvent(arn));
            return;
        }
        record("sqs:SendMessage", subscription);
        var publication = notification.publication();
        var message = subscription.rawDelivery()
                ? NewMessage.of(publication.message(), publication.attributes())
                : NewMessage.of(notification.envelope(arn), Map.of());
        try {
            queues.sendToArn(
                    transaction,
                    subscription.endpoint(),
                    subscription.endpoint().endsWith(FIFO)
                            ? message.in(publication.groupId(), publication.deduplicationId())
                            : message);
        } catch (AwsError refused) {
            LOG.warn(
                    "message {} of topic {} is not delivered to {}: {}",
                    notification.messageId(),
                    subscription.topic(),
                    subscription.endpoint(),
                    refused.text());
        }
    }

    private void record(String action, Subscription subscription) {
        calls.record(() -> new Call(
                "sns.amazonaws.com",
                action,
                subscription.endpoint(),
                "aws:SourceArn=" + account.topicArn(subscription.topic())));
    }

    static void check(String message, @Nullable String subject) {
        if (message.isEmpty()) {
            throw SnsErrors.invalidParameter("Empty message");
        }
        if (message.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_BYTES) {
            throw SnsErrors.invalidParameter("Message too long");
        }
        if (subject != null && !subject.matches("\\P{Cntrl}{1,100}")) {
            throw SnsErrors.invalidParameter("Subject");
        }
    }

    /** The name of an existing topic. */
    String require(Connection transaction, String topicArn) throws SQLException {
        var topic = nameOf(topicArn);
        if (TopicRows.attributes(transaction, topic).isEmpty()) {
            throw SnsErrors.topicDoesNotExist();
        }
        return topic;
    }

    String nameOf(String topicArn) {
        return account.topicName(topicArn).orElseThrow(() -> SnsErrors.invalidParameter("TopicArn"));
    }

    String arn(String topic, UUID subscription) {
        return account.topicArn(topic) + ":" + subscription;
    }
}
