package dev.countersign.definitions.compile;

/**
 * Where a compiled template sends its messages and calls.
 *
 * @param functionArnPrefix the part of an ARN before the name of a function: {@code arn:aws:lambda:us-east-1:000000000000:function:}
 * @param functionAlias the alias by which functions are called; empty for what was deployed last
 */
public record CompileTarget(
        String humanTasksQueueUrl,
        String requestEventsQueueUrl,
        String notificationsTopicArn,
        String functionArnPrefix,
        String functionAlias) {

    String functionArn(String name) {
        return functionArnPrefix + name + (functionAlias.isEmpty() ? "" : ":" + functionAlias);
    }
}
