package dev.countersign.asl.query;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an expression can see.
 *
 * @param input {@code $states.input}; what {@code $} means in a JSONPath
 * @param result {@code $states.result}, once there is one
 * @param errorOutput {@code $states.errorOutput}, in a {@code Catch}
 * @param context {@code $states.context}, {@code $$}; built only for who asks
 * @param variables the variables in sight
 * @param chance where everything random comes from
 */
public record Scope(
        JsonNode input,
        @Nullable JsonNode result,
        @Nullable JsonNode errorOutput,
        Supplier<JsonNode> context,
        Variables variables,
        Chance chance) {

    /** The variables of a branch and of those around it. */
    @FunctionalInterface
    public interface Variables {
        /** The value, or null where there is no such variable. */
        @Nullable
        JsonNode get(String name);
    }

    public Scope withInput(JsonNode other) {
        return new Scope(other, result, errorOutput, context, variables, chance);
    }

    public Scope withResult(JsonNode other) {
        return new Scope(input, other, errorOutput, context, variables, chance);
    }

    public Scope withErrorOutput(JsonNode other) {
        return new Scope(input, result, other, context, variables, chance);
    }

    public Scope withContext(Supplier<JsonNode> other) {
        return new Scope(input, result, errorOutput, other, variables, chance);
    }
}
