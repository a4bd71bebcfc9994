package dev.countersign.lambdas.policy;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The condition of a rule for one field. Only {@code -} and {@code not} hold for a missing field. */
sealed interface Cell {

    /** {@code -} */
    record Anything() implements Cell {}

    /** {@code > 5000} */
    record Compared(Comparison comparison, BigDecimal with) implements Cell {}

    /** {@code "EUR"}, {@code 5}, {@code true} */
    record Is(JsonNode value) implements Cell {}

    /** {@code in [a, b]} */
    record OneOf(List<JsonNode> values) implements Cell {

        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** {@code not "EUR"} */
    record Not(Cell cell) implements Cell {}

    enum Comparison {
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        boolean holds(BigDecimal one, BigDecimal other) {
            int order = one.compareTo(other);
            return switch (this) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }

    /**
     * Whether the condition holds for the field.
     *
     * @param path the name of the field in an error
     * @throws UnfitFact if a number is expected and the field holds something else
     */
    default boolean fits(String path, JsonNode fact) {
        return switch (this) {
            case Anything _ -> true;
            case Compared(Comparison comparison, BigDecimal with) ->
                isThere(fact) && comparison.holds(number(path, fact), with);
            case Is(JsonNode value) -> same(fact, value);
            case OneOf(List<JsonNode> values) -> values.stream().anyMatch(value -> same(fact, value));
            case Not(Cell cell) -> !cell.fits(path, fact);
        };
    }

    private static boolean isThere(JsonNode fact) {
        return !fact.isMissingNode() && !fact.isNull();
    }

    private static boolean same(JsonNode fact, JsonNode value) {
        boolean numbers = fact.isNumber() && value.isNumber();
        return numbers ? fact.decimalValue().compareTo(value.decimalValue()) == 0 : fact.equals(value);
    }

    private static BigDecimal number(String path, JsonNode fact) {
        if (!fact.isNumber()) {
            throw new UnfitFact(path + " is compared with a number and holds " + fact.getNodeType());
        }
        return fact.decimalValue();
    }
}
