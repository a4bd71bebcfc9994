package dev.countersign.asl.event;

import tools.jackson.databind.JsonNode;

/**
 * The input of one execution of a map run.
 *
 * @param items how many items it holds: one, or a batch
 */
public record MapInput(JsonNode input, int items) {}
