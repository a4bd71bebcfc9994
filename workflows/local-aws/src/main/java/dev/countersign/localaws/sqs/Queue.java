package dev.countersign.localaws.sqs;

/** A queue; times are milliseconds since 1970. */
record Queue(long id, String name, long createdAt, long modifiedAt, QueueSettings settings) {}
