package dev.countersign.asl.query;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The data that an expression can read.
 *
 * @param input {@code $states.input}; {@code $} in a JSONPath
 * @param result {@code $states.result}, if there is one
 * @param errorOutput {@code $states.errorOutput}, in a {@code Catch}
 * @param context {@code $states.context}, {@code $$}; computed on demand
 * @param variables the visible variables
 * @param chance the source of random values
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
        /** The value; null if there is no such variable. */
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

    public Scope withChance(Chance other) {
        return new Scope(input, result, errorOutput, context, variables, other);
    }

    public Scope withContext(Supplier<JsonNode> other) {
        return new Scope(input, result, errorOutput, other, variables, chance);
    }
}
