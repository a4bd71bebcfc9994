package dev.countersign.localaws.sqs;

/**
 * Where the messages go that were received too often.
 *
 * @param queue the name of the dead-letter queue
 * @param maxReceiveCount how often a message is received before that
 */
record DeadLetters(String queue, int maxReceiveCount) {}
