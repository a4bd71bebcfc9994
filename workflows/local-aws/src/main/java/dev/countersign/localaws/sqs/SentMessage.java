package dev.countersign.localaws.sqs;

import java.util.Optional;

/**
 * What SQS returns for an accepted message.
 *
 * @param md5OfBody lower-case hexadecimal, as is that of the attributes; the SDK checks both
 * @param sequenceNumber of a message to a FIFO queue
 */
public record SentMessage(
        String messageId, String md5OfBody, Optional<String> md5OfAttributes, Optional<String> sequenceNumber) {}
