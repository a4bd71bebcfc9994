package dev.countersign.localaws.sqs;

import java.util.Optional;

/** What SQS returns for an accepted message. The digests are lower-case hexadecimal MD5; the SDK checks them. */
public record SentMessage(String messageId, String md5OfBody, Optional<String> md5OfAttributes) {}
