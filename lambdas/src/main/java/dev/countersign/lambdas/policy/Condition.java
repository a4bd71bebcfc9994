package dev.countersign.lambdas.policy;

import dev.countersign.asl.Expression;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** When a rule holds. */
sealed interface Condition {

    /** Every cell holds for its field. Without cells it always holds. */
    record Cells(Map<String, Cell> byPath) implements Condition {

        public Cells {
            byPath = new LinkedHashMap<>(byPath);
        }
    }

    /** A JSONata expression over {@code $form} and {@code $requester} is true. */
    record Formula(Expression expression) implements Condition {}

    /**
     * Whether it holds.
     *
     * @throws UnfitFact if it cannot be evaluated
     */
    default boolean holds(PolicyFacts facts) {
        return switch (this) {
            case Cells(Map<String, Cell> byPath) ->
                byPath.entrySet().stream()
                        .allMatch(cell -> cell.getValue().fits(cell.getKey(), facts.at(cell.getKey())));
            case Formula(Expression expression) ->
                switch (facts.evaluate(expression)) {
                    case Expression.Result.Value(JsonNode value) when value.isBoolean() -> value.booleanValue();
                    case Expression.Result.Value(JsonNode value) ->
                        throw new UnfitFact(expression.text() + " gave neither true nor false but " + value);
                    case Expression.Result.Failed(String cause) ->
                        throw new UnfitFact(expression.text() + " failed: " + cause);
                };
        };
    }
}
