package dev.countersign.localaws.stepfunctions.engine;

import java.time.Instant;

/** The row of a timer. */
record DueTimer(Instant dueAt, ExecutionKey execution, long timer) {}
