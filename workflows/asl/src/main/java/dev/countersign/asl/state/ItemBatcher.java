package dev.countersign.asl.state;

import dev.countersign.asl.event.MapInput;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ItemBatcher}: groups the items of a Map, so that one execution processes several.
 *
 * @param batchInput what each batch holds besides its {@code Items}
 * @param maxItems of a batch
 * @param maxBytes of a batch, with its {@code BatchInput}; an item that is larger by itself has a batch of its own
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html">ItemBatcher</a>
 */
public record ItemBatcher(
        @Nullable Template batchInput,
        @Nullable WholeNumber maxItems,
        @Nullable WholeNumber maxBytes) {

    /** The most bytes of JSON between two states, and so of a batch. */
    private static final int MAX_BYTES = 262_144;

    /** The batches of these items, in their order. */
    public List<MapInput> batches(Scope scope, List<JsonNode> items) {
        long most = maxItems == null ? Long.MAX_VALUE : maxItems.evaluate(scope);
        long bytes = Math.min(maxBytes == null ? MAX_BYTES : maxBytes.evaluate(scope), MAX_BYTES);
        JsonNode input = batchInput == null ? null : batchInput.evaluate(scope, "ItemBatcher/BatchInput");
        List<MapInput> batches = new ArrayList<>();
        int empty = length(batch(input));
        ArrayNode open = null;
        long length = 0;
        for (JsonNode item : items) {
            int more = length(item) + 1;
            if (open == null || open.size() >= most || length + more > bytes) {
                ObjectNode batch = batch(input);
                open = (ArrayNode) batch.get("Items");
                length = empty;
                batches.add(new MapInput(batch, 0));
            }
            open.add(item);
            length += more;
        }
        return batches.stream()
                .map(batch ->
                        new MapInput(batch.input(), batch.input().get("Items").size()))
                .toList();
    }

    private static ObjectNode batch(@Nullable JsonNode input) {
        ObjectNode batch = JsonNodeFactory.instance.objectNode();
        if (input != null) {
            batch.set("BatchInput", input);
        }
        batch.putArray("Items");
        return batch;
    }

    private static int length(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
