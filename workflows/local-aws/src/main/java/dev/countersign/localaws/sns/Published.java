package dev.countersign.localaws.sns;

/** What SNS says of a message it accepted. */
public record Published(String messageId) {}
