package dev.countersign.asl.run;

import dev.countersign.asl.state.Tolerance;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A branch that waits for the branches of its Parallel or the iterations of its Map. Only the output of ended ones is kept. */
final class Fork implements Waiting {

    final int size;
    final Map<Integer, Branch> running = new TreeMap<>();
    final Map<Integer, JsonNode> outputs = new TreeMap<>();

    /** The items of a Map; null for a Parallel. */
    final @Nullable ArrayNode items;
    /** How many iterations may run at the same time; 0 if the definition sets no limit. */
    final long together;
    /** How many may fail; {@link Tolerance#NONE} if the definition does not say. */
    final long tolerated;

    int started;
    int failures;

    Fork(int size, @Nullable ArrayNode items, long together, long tolerated) {
        this.size = size;
        this.items = items;
        this.together = together;
        this.tolerated = tolerated;
    }

    Fork copy(Branch parent) {
        var copy = new Fork(size, items, together, tolerated);
        running.forEach((index, branch) -> copy.running.put(index, branch.copy(parent)));
        copy.outputs.putAll(outputs);
        copy.started = started;
        copy.failures = failures;
        return copy;
    }

    boolean isDone() {
        return outputs.size() == size;
    }

    ArrayNode result() {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        outputs.values().forEach(result::add);
        return result;
    }
}
