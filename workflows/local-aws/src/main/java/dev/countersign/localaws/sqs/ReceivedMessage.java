package dev.countersign.localaws.sqs;

import java.util.Map;
import java.util.Optional;

/**
 * A message in flight.
 *
 * @param handle deletes the message or changes its visibility, until it is received again
 * @param deadLetterSource the ARN of the queue it was moved away from
 */
record ReceivedMessage(
        String messageId,
        ReceiptHandle handle,
        String body,
        Map<String, MessageAttribute> attributes,
        long sentAt,
        long firstReceivedAt,
        Optional<String> deadLetterSource) {}
