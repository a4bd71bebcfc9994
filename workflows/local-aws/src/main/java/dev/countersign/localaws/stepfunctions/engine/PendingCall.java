package dev.countersign.localaws.stepfunctions.engine;

import tools.jackson.databind.JsonNode;

/**
 * A call that is made outside any transaction, and made again where the process dies before its answer is committed.
 *
 * @param token whether the task goes on waiting for its token once the call is made
 */
record PendingCall(long task, String resource, JsonNode arguments, boolean token) {}
