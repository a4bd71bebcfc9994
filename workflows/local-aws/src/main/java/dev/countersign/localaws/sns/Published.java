package dev.countersign.localaws.sns;

/** What SNS returns for an accepted message. */
public record Published(String messageId) {}
