package dev.countersign.localaws.sqs;

import dev.countersign.localaws.account.Account;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A message in flight.
 *
 * @param handle with which the message is deleted or its visibility changed, until it is received again
 * @param deadLetterSource the ARN of the queue that it came from, if it is in a dead-letter queue
 */
public record ReceivedMessage(
        String messageId,
        ReceiptHandle handle,
        String body,
        Map<String, MessageAttribute> attributes,
        long sentAt,
        long firstReceivedAt,
        MessageIds ids,
        Optional<String> deadLetterSource) {

    public String md5OfBody() {
        return Digest.of(body);
    }

    /** The attributes that SQS itself sets. */
    public Map<String, String> systemAttributes(Account account) {
        var all = new LinkedHashMap<String, String>();
        all.put("ApproximateReceiveCount", Integer.toString(handle.receipt()));
        all.put("SentTimestamp", Long.toString(sentAt));
        all.put("SenderId", account.id());
        all.put("ApproximateFirstReceiveTimestamp", Long.toString(firstReceivedAt));
        if (ids.group() != null) {
            all.put("MessageGroupId", ids.group());
        }
        if (ids.deduplication() != null) {
            all.put("MessageDeduplicationId", ids.deduplication());
            all.put("SequenceNumber", SequenceNumber.of(handle.message()));
        }
        deadLetterSource.ifPresent(arn -> all.put("DeadLetterQueueSourceArn", arn));
        return all;
    }
}
