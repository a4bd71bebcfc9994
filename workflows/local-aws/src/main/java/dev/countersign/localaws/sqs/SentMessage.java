package dev.countersign.localaws.sqs;

import java.util.Optional;

/** What SQS says of a message it accepted; the digests are lower-case hexadecimal MD5, which the SDK checks. */
public record SentMessage(String messageId, String md5OfBody, Optional<String> md5OfAttributes) {}
