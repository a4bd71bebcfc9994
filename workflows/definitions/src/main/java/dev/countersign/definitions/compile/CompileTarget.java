package dev.countersign.definitions.compile;

/**
 * Where a compiled template sends its messages and calls.
 *
 * @param functionArnPrefix the part of an ARN before the name of a function: {@code arn:aws:lambda:us-east-1:000000000000:function:}
 */
public record CompileTarget(
        String humanTasksQueueUrl,
        String requestEventsQueueUrl,
        String notificationsTopicArn,
        String functionArnPrefix) {}
