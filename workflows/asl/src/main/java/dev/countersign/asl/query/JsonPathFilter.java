package dev.countersign.asl.query;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The condition of {@code [?(…)]}. */
sealed interface JsonPathFilter {

    boolean holds(JsonNode element, JsonNode root, Budget budget);

    record Not(JsonPathFilter inner) implements JsonPathFilter {
        @Override
        public boolean holds(JsonNode element, JsonNode root, Budget budget) {
            return !inner.holds(element, root, budget);
        }
    }

    record And(JsonPathFilter left, JsonPathFilter right) implements JsonPathFilter {
        @Override
        public boolean holds(JsonNode element, JsonNode root, Budget budget) {
            return left.holds(element, root, budget) && right.holds(element, root, budget);
        }
    }

    record Or(JsonPathFilter left, JsonPathFilter right) implements JsonPathFilter {
        @Override
        public boolean holds(JsonNode element, JsonNode root, Budget budget) {
            return left.holds(element, root, budget) || right.holds(element, root, budget);
        }
    }

    /** A path alone: true if it selects something. */
    record Exists(Operand operand) implements JsonPathFilter {
        @Override
        public boolean holds(JsonNode element, JsonNode root, Budget budget) {
            return !operand.value(element, root, budget).isMissingNode();
        }
    }

    record Matches(Operand operand, Pattern pattern) implements JsonPathFilter {
        @Override
        public boolean holds(JsonNode element, JsonNode root, Budget budget) {
            budget.spend();
            JsonNode value = operand.value(element, root, budget);
            try {
                return value.isString()
                        && pattern.matcher(new JsonataBounds().metered(value.stringValue()))
                                .matches();
            } catch (JsonataBounds.Exceeded e) {
                throw QueryException.runtime(String.valueOf(e.getMessage()));
            }
        }
    }

    record Compares(Operand left, String operator, Operand right) implements JsonPathFilter {
        @Override
        public boolean holds(JsonNode element, JsonNode root, Budget budget) {
            JsonNode a = left.value(element, root, budget);
            JsonNode b = right.value(element, root, budget);
            return switch (operator) {
                case "==" -> same(a, b);
                case "!=" -> !same(a, b);
                case "in" -> contains(b, a);
                case "nin" -> !contains(b, a);
                default -> ordered(a, b);
            };
        }

        private boolean ordered(JsonNode a, JsonNode b) {
            int order;
            if (a.isNumber() && b.isNumber()) {
                order = Double.compare(a.doubleValue(), b.doubleValue());
            } else if (a.isString() && b.isString()) {
                order = a.stringValue().compareTo(b.stringValue());
            } else {
                return false;
            }
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        private static boolean same(JsonNode a, JsonNode b) {
            return (a.isNumber() && b.isNumber()) ? a.doubleValue() == b.doubleValue() : a.equals(b);
        }

        private static boolean contains(JsonNode array, JsonNode value) {
            for (JsonNode element : array) {
                if (same(element, value)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** One side of a comparison. */
    sealed interface Operand {
        JsonNode value(JsonNode element, JsonNode root, Budget budget);
    }

    record Literal(JsonNode value) implements Operand {
        @Override
        public JsonNode value(JsonNode element, JsonNode root, Budget budget) {
            return value;
        }
    }

    /** A path from the element, {@code @…}, or from the root, {@code $…}. */
    record Path(boolean fromElement, JsonPath path) implements Operand {
        @Override
        public JsonNode value(JsonNode element, JsonNode root, Budget budget) {
            List<JsonNode> found = path.select(fromElement ? element : root, root, budget);
            return found.isEmpty() ? MissingNode.getInstance() : found.get(0);
        }
    }
}
