package dev.countersign.definitions.condition;

import java.util.List;
import java.util.stream.Collectors;

/** A condition in the form in which it can be put together from fields, operators and values. */
public sealed interface Condition {

    /** How JSONata writes it. */
    String jsonata();

    /** All of several conditions, or any of them. */
    record Group(boolean all, List<Condition> parts) implements Condition {

        public Group {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a group without a condition");
            }
        }

        @Override
        public String jsonata() {
            return parts.stream()
                    .map(part -> part instanceof Group ? "(" + part.jsonata() + ")" : part.jsonata())
                    .collect(Collectors.joining(all ? " and " : " or "));
        }
    }

    /**
     * A comparison.
     *
     * @param subject a path: {@code $form.amount.amount}, {@code $requester.department}; or the sum or the count of one
     * @param value a number, a text or a truth value as JSONata writes it, or a list of texts for {@link Operator#ONE_OF}; see {@link Literals}
     */
    record Comparison(String subject, Operator operator, String value) implements Condition {

        @Override
        public String jsonata() {
            return switch (operator) {
                case FILLED -> "$exists(" + subject + ")";
                case EMPTY -> "$not($exists(" + subject + "))";
                case CONTAINS -> "$contains(" + subject + ", " + value + ")";
                default -> subject + " " + operator.sign() + " " + value;
            };
        }
    }

    /** What is asked about the subject. */
    enum Operator {
        EQUAL("="),
        DIFFERENT("!="),
        ABOVE(">"),
        AT_LEAST(">="),
        BELOW("<"),
        AT_MOST("<="),
        ONE_OF("in"),
        CONTAINS(""),
        FILLED(""),
        EMPTY("");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** Whether it compares with a value. */
        public boolean hasValue() {
            return this != FILLED && this != EMPTY;
        }
    }
}
