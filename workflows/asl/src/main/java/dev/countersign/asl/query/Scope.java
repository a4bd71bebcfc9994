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
 * @param witness is told intermediate results
 */
public record Scope(
        JsonNode input,
        @Nullable JsonNode result,
        @Nullable JsonNode errorOutput,
        Supplier<JsonNode> context,
        Variables variables,
        Chance chance,
        Witness witness) {

    /** A scope whose intermediate results nobody looks at. */
    public Scope(
            JsonNode input,
            @Nullable JsonNode result,
            @Nullable JsonNode errorOutput,
            Supplier<JsonNode> context,
            Variables variables,
            Chance chance) {
        this(input, result, errorOutput, context, variables, chance, (_, _) -> {});
    }

    /** The variables of a branch and of those around it. */
    @FunctionalInterface
    public interface Variables {
        /** The value; null if there is no such variable. */
        @Nullable
        JsonNode get(String name);
    }

    /** Looks at the intermediate results of a state that is tested. */
    @FunctionalInterface
    public interface Witness {
        /**
         * Sees one of them.
         *
         * @param step its name in {@code inspectionData}: {@code afterInputPath}, …
         */
        void see(String step, JsonNode value);
    }

    /** Tells an intermediate result, and gives it back. */
    public <N extends JsonNode> N told(String step, N value) {
        witness.see(step, value);
        return value;
    }

    public Scope withInput(JsonNode other) {
        return new Scope(other, result, errorOutput, context, variables, chance, witness);
    }

    public Scope withResult(JsonNode other) {
        return new Scope(input, other, errorOutput, context, variables, chance, witness);
    }

    public Scope withErrorOutput(JsonNode other) {
        return new Scope(input, result, other, context, variables, chance, witness);
    }

    public Scope withChance(Chance other) {
        return new Scope(input, result, errorOutput, context, variables, other, witness);
    }

    public Scope withContext(Supplier<JsonNode> other) {
        return new Scope(input, result, errorOutput, other, variables, chance, witness);
    }
}
