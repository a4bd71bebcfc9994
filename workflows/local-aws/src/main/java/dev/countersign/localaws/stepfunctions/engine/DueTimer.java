package dev.countersign.localaws.stepfunctions.engine;

import java.time.Instant;

/** A timer's row. */
record DueTimer(Instant dueAt, ExecutionKey execution, long timer) {}
