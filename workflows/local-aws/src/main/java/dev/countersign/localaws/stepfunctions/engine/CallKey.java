package dev.countersign.localaws.stepfunctions.engine;

/** Where the row of a pending call is. */
record CallKey(ExecutionKey execution, long task) {}
