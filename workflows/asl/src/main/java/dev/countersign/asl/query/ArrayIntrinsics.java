package dev.countersign.asl.query;

import dev.countersign.asl.query.Intrinsic.Arguments;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The intrinsic functions about arrays, objects and numbers. */
final class ArrayIntrinsics {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_RANGE = 1_000;

    private ArrayIntrinsics() {}

    static JsonNode array(Arguments arguments) {
        ArrayNode array = JSON.arrayNode();
        arguments.values().forEach(array::add);
        return array;
    }

    static JsonNode partition(Arguments arguments) {
        arguments.count(2, 2);
        JsonNode array = arguments.array(0);
        long size = arguments.whole(1);
        if (size <= 0) {
            throw arguments.wrong("The size of a chunk must be positive");
        }
        ArrayNode chunks = JSON.arrayNode();
        for (int index = 0; index < array.size(); index++) {
            ArrayNode chunk = index % size == 0 ? chunks.addArray() : (ArrayNode) chunks.get(chunks.size() - 1);
            chunk.add(array.get(index));
        }
        return chunks;
    }

    static JsonNode contains(Arguments arguments) {
        arguments.count(2, 2);
        for (JsonNode element : arguments.array(0)) {
            if (same(element, arguments.get(1))) {
                return JSON.booleanNode(true);
            }
        }
        return JSON.booleanNode(false);
    }

    private static boolean same(JsonNode a, JsonNode b) {
        return (a.isNumber() && b.isNumber()) ? a.doubleValue() == b.doubleValue() : a.equals(b);
    }

    static JsonNode range(Arguments arguments) {
        arguments.count(3, 3);
        long from = arguments.whole(0);
        long to = arguments.whole(1);
        long step = arguments.whole(2);
        if (step == 0 || Math.abs((double) to - from) / Math.abs(step) >= MAX_RANGE) {
            throw arguments.wrong("The step must not be 0 and the range not longer than " + MAX_RANGE);
        }
        ArrayNode range = JSON.arrayNode();
        for (long value = from; (step > 0) ? (value <= to) : (value >= to); value += step) {
            range.add(number(value));
        }
        return range;
    }

    static JsonNode item(Arguments arguments) {
        arguments.count(2, 2);
        JsonNode array = arguments.array(0);
        long index = arguments.whole(1);
        if (index < 0 || index >= array.size()) {
            throw arguments.wrong("The index is outside the array");
        }
        return array.get((int) index);
    }

    static JsonNode length(Arguments arguments) {
        arguments.count(1, 1);
        return JSON.numberNode(arguments.array(0).size());
    }

    static JsonNode unique(Arguments arguments) {
        arguments.count(1, 1);
        Set<JsonNode> values = new LinkedHashSet<>();
        arguments.array(0).forEach(values::add);
        ArrayNode unique = JSON.arrayNode();
        values.forEach(unique::add);
        return unique;
    }

    /** Shallow only: as on AWS, the third argument must be false. */
    static JsonNode merge(Arguments arguments) {
        arguments.count(3, 3);
        if (!arguments.get(2).isBoolean() || arguments.get(2).booleanValue()) {
            throw arguments.wrong("Only shallow merging is supported: the third argument must be false");
        }
        ObjectNode merged = JSON.objectNode();
        for (int index = 0; index < 2; index++) {
            arguments.object(index).properties().forEach(member -> merged.set(member.getKey(), member.getValue()));
        }
        return merged;
    }

    static JsonNode add(Arguments arguments) {
        arguments.count(2, 2);
        return number(arguments.whole(0) + arguments.whole(1));
    }

    static JsonNode random(Arguments arguments) {
        arguments.count(2, 3);
        long from = arguments.whole(0);
        long to = arguments.whole(1);
        if (from >= to) {
            throw arguments.wrong("The start must be below the end");
        }
        long seed = arguments.values().size() == 3
                ? arguments.whole(2)
                : arguments.chance().number();
        return number(Chance.ofSeed(seed).nextLong(from, to));
    }

    private static JsonNode number(long value) {
        return value == (int) value ? JSON.numberNode((int) value) : JSON.numberNode(value);
    }
}
