package dev.countersign.asl.state;

import dev.countersign.asl.query.Failure;
import dev.countersign.asl.query.QueryException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code ResultPath}: where in the input of a state its result is inserted. */
public sealed interface ResultPath {

    JsonNode merge(JsonNode input, JsonNode result);

    /** The result is dropped: {@code null}. */
    record Discard() implements ResultPath {
        @Override
        public JsonNode merge(JsonNode input, JsonNode result) {
            return input;
        }
    }

    /**
     * Member names and indexes from the root; without any ({@code $}) the result replaces the input.
     *
     * @param steps strings and integers
     */
    record Place(String text, List<Object> steps) implements ResultPath {

        public Place {
            steps = List.copyOf(steps);
        }

        @Override
        public JsonNode merge(JsonNode input, JsonNode result) {
            return new Merge(text, steps, input, result).put(input, 0);
        }

        /** Inserts one result into one input. */
        private record Merge(String text, List<Object> steps, JsonNode input, JsonNode result) {

            JsonNode put(JsonNode into, int depth) {
                if (depth == steps.size()) {
                    return result;
                }
                return switch (steps.get(depth)) {
                    case String name -> putMember(into, name, depth);
                    case Integer index -> putElement(into, index, depth);
                    case Object other -> throw new IllegalStateException("not a step: " + other);
                };
            }

            private JsonNode putMember(JsonNode into, String name, int depth) {
                if (!into.isObject() && !into.isMissingNode()) {
                    throw mismatch();
                }
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                into.properties().forEach(member -> object.set(member.getKey(), member.getValue()));
                object.set(name, put(into.path(name), depth + 1));
                return object;
            }

            private JsonNode putElement(JsonNode into, int index, int depth) {
                if (!into.isArray() || index >= into.size()) {
                    throw mismatch();
                }
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                into.forEach(array::add);
                array.set(index, put(into.get(index), depth + 1));
                return array;
            }

            private QueryException mismatch() {
                return new QueryException(Failure.of(
                        Failure.RESULT_PATH, "Unable to apply ReferencePath " + text + " to input " + input));
            }
        }
    }
}
