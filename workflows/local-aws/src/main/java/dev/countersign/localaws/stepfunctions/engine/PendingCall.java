package dev.countersign.localaws.stepfunctions.engine;

import tools.jackson.databind.JsonNode;

/**
 * A call that is made outside any transaction. It is made again if the process ends before its answer is committed.
 *
 * @param token whether the task waits for its token after the call
 */
record PendingCall(long task, String resource, JsonNode arguments, boolean token) {}
