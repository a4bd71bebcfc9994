package dev.countersign.asl.state;

import org.jspecify.annotations.Nullable;

/**
 * The fields that only a Map in distributed mode has.
 *
 * @param label the name of the map in ARNs of its runs and executions
 * @param batcher null if each item has an execution of its own
 */
public record Distribution(String label, @Nullable ItemBatcher batcher) {}
