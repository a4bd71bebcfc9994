package dev.countersign.localaws.stepfunctions.engine;

/**
 * Where an execution's row is.
 *
 * @param machine the row of its state machine
 * @param id unique among all executions, rising with time
 */
public record ExecutionKey(int machine, long id) {}
