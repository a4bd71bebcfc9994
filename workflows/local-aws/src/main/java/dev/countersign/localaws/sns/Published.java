package dev.countersign.localaws.sns;

import java.util.Optional;

/**
 * What SNS returns for an accepted message.
 *
 * @param sequenceNumber of a message to a FIFO topic
 */
public record Published(String messageId, Optional<String> sequenceNumber) {}
