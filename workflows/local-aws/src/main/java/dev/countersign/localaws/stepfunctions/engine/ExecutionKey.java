package dev.countersign.localaws.stepfunctions.engine;

/**
 * The key of the row of an execution.
 *
 * @param machine the row of its state machine
 * @param id unique among all executions, increasing with time
 */
public record ExecutionKey(int machine, long id) {}
