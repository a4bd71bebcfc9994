package dev.countersign.localaws.stepfunctions.engine;

/** The key of the row of a pending call. */
record CallKey(ExecutionKey execution, long task) {}
