package dev.countersign.execution;

import java.time.Instant;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A message of a queue.
 *
 * @param sentAt when the queue accepted it, by the clock of the queue
 * @param receives how often it was received, including this time
 */
record QueueMessage(String body, Instant sentAt, int receives) {

    /** A message that is received for the first time. */
    QueueMessage(String body, Instant sentAt) {
        this(body, sentAt, 1);
    }

    /** As it was received, with the attributes that are read here. */
    static QueueMessage of(Message message) {
        String millis = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
        String receives = message.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
        return new QueueMessage(
                message.body(),
                millis == null ? Instant.EPOCH : Instant.ofEpochMilli(Long.parseLong(millis)),
                Integer.parseInt(receives));
    }

    @Override
    public String toString() {
        return "QueueMessage[sent " + sentAt + "]";
    }
}
