package dev.countersign.localaws.lambda;

/**
 * A synchronous invocation that has ended.
 *
 * @param log the last 4 KB of its log, in Base64
 */
public record Invocation(InvocationResult result, String log) {}
