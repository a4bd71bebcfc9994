package dev.countersign.asl.trial;

import dev.countersign.asl.event.Moment;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * What a state finds.
 *
 * @param context the context object
 * @param variables those that are assigned before
 * @param retries how often the retrier that matches an error has retried before
 * @param failedItems how many iterations of a Map fail
 * @param readItems the items that the {@code ItemReader} of a Map read; null if it has none
 */
public record Setting(
        JsonNode input,
        JsonNode context,
        Map<String, JsonNode> variables,
        int retries,
        int failedItems,
        @Nullable ArrayNode readItems,
        Moment moment) {}
