package dev.countersign.definitions.compile;

/**
 * Where a compiled template sends what it has to say.
 *
 * @param functionArnPrefix what stands before a function's name: {@code arn:aws:lambda:us-east-1:000000000000:function:}
 */
public record CompileTarget(
        String humanTasksQueueUrl,
        String requestEventsQueueUrl,
        String notificationsTopicArn,
        String functionArnPrefix) {}
