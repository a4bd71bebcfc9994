package dev.countersign.localaws.sns;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.lambda.Invocations;
import dev.countersign.localaws.sqs.MessageAttribute;
import dev.countersign.localaws.sqs.Queues;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes to topics within the transaction of the caller. */
public final class Topics {

    static final int MAXIMUM_BYTES = 262_144;

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private final Account account;
    private final Clock clock;
    private final Ids ids;
    private final Queues queues;
    private final Invocations invocations;

    public Topics(Account account, Clock clock, Ids ids, Queues queues, Invocations invocations) {
        this.account = account;
        this.clock = clock;
        this.ids = ids;
        this.queues = queues;
        this.invocations = invocations;
    }

    /**
     * Publishes to every subscription whose filter accepts the message, in this transaction: queues have the message after the commit, functions
     * are invoked soon after it.
     *
     * @throws AwsError NotFound, InvalidParameter
     */
    public Published publish(
            Connection transaction,
            String topicArn,
            String message,
            @Nullable String subject,
            Map<String, MessageAttribute> attributes)
            throws SQLException {
        check(message, subject);
        var topic = require(transaction, topicArn);
        var notification =
                new Notification(ids.next().toString(), topicArn, subject, message, clock.instant(), attributes);
        for (var subscription : TopicRows.subscriptions(transaction, topic)) {
            if (accepts(subscription, notification)) {
                deliver(transaction, subscription, notification);
            }
        }
        return new Published(notification.messageId());
    }

    private static boolean accepts(Subscription subscription, Notification notification) {
        return subscription.filter() == null
                || FilterPolicy.parse(
                                subscription.filter(),
                                subscription.filterScope().equals("MessageBody"))
                        .accepts(notification.message(), notification.attributes());
    }

    /** As on AWS, the publisher is not told if a subscriber cannot take the message. */
    private void deliver(Connection transaction, Subscription subscription, Notification notification)
            throws SQLException {
        if (subscription.protocol().equals("lambda")) {
            invocations.queue(
                    transaction,
                    subscription.endpoint(),
                    notification.lambdaEvent(arn(subscription.topic(), subscription.id())));
            return;
        }
        try {
            if (subscription.rawDelivery()) {
                queues.sendToArn(
                        transaction, subscription.endpoint(), notification.message(), notification.attributes());
            } else {
                queues.sendToArn(transaction, subscription.endpoint(), notification.envelope(), Map.of());
            }
        } catch (AwsError refused) {
            LOG.warn(
                    "message {} of topic {} is not delivered to {}: {}",
                    notification.messageId(),
                    subscription.topic(),
                    subscription.endpoint(),
                    refused.text());
        }
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
