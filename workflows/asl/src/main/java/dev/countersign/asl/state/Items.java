package dev.countersign.asl.state;

import dev.countersign.asl.query.PathQuery;
import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Template;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The items of a Map, and the input of each iteration. */
public sealed interface Items {

    /** The array to iterate over. */
    ArrayNode all(Scope scope, InputOutput io);

    /** The input of one iteration; the context object of the scope has the item. */
    JsonNode inputOf(Scope scope, JsonNode item, InputOutput io);

    /** Whether the inputs are others than the items. */
    boolean selects();

    /** {@code Items} and {@code ItemSelector}. */
    record OfJsonata(@Nullable Template items, @Nullable Template selector) implements Items {

        @Override
        public ArrayNode all(Scope scope, InputOutput io) {
            if (items == null) {
                if (scope.input() instanceof ArrayNode array) {
                    return array;
                }
                throw QueryException.mapInput("Map state input must be an array but was: " + scope.input());
            }
            JsonNode value = items.evaluate(scope, "Items");
            if (value instanceof ArrayNode array) {
                return array;
            }
            throw QueryException.evaluation(ResultType.unexpected(items, "Items", "array", value), "Items");
        }

        @Override
        public JsonNode inputOf(Scope scope, JsonNode item, InputOutput io) {
            return selector == null ? item : selector.evaluate(scope, "ItemSelector");
        }

        @Override
        public boolean selects() {
            return selector != null;
        }
    }

    /**
     * {@code ItemsPath} and {@code ItemSelector}, once called {@code Parameters}.
     *
     * @param path null if the input itself is the array
     */
    record OfJsonPath(@Nullable PathQuery path, @Nullable Template selector) implements Items {

        @Override
        public ArrayNode all(Scope scope, InputOutput io) {
            JsonNode input = input(scope, io);
            JsonNode value = path == null ? input : path.evaluate(scope.withInput(input), "ItemsPath");
            if (value instanceof ArrayNode array) {
                return scope.told("afterItemsPath", array);
            }
            throw QueryException.runtime(
                    "Reference path \"" + (path == null ? "$" : path.textFromRoot()) + "\" must point to array.");
        }

        @Override
        public JsonNode inputOf(Scope scope, JsonNode item, InputOutput io) {
            return selector == null ? item : selector.evaluate(scope.withInput(input(scope, io)), "ItemSelector");
        }

        @Override
        public boolean selects() {
            return selector != null;
        }

        private static JsonNode input(Scope scope, InputOutput io) {
            return switch (io) {
                case JsonPathInputOutput paths -> paths.effectiveInput(scope);
                case JsonataInputOutput _ -> scope.input();
            };
        }
    }

    /**
     * Items that a test gives in place of those that an {@code ItemReader} reads.
     *
     * @param definition what selects the input of each
     */
    record Read(ArrayNode items, Items definition) implements Items {

        @Override
        public ArrayNode all(Scope scope, InputOutput io) {
            return items;
        }

        @Override
        public JsonNode inputOf(Scope scope, JsonNode item, InputOutput io) {
            return definition.inputOf(scope, item, io);
        }

        @Override
        public boolean selects() {
            return definition.selects();
        }
    }
}
