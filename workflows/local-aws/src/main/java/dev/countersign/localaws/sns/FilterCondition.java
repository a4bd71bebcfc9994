package dev.countersign.localaws.sns;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One condition on the value of a key. */
sealed interface FilterCondition {

    boolean holds(JsonNode value);

    /** The key is present, with a value that is not empty, or it is absent. */
    record Exists(boolean wanted) implements FilterCondition {

        @Override
        public boolean holds(JsonNode value) {
            return wanted ? !isEmpty(value) : value.isMissingNode();
        }

        private static boolean isEmpty(JsonNode value) {
            return value.isMissingNode()
                    || value.isNull()
                    || (value.isArray() && value.isEmpty())
                    || (value.isString() && value.stringValue().isEmpty());
        }
    }

    /** The value, or one of the values of a list, passes a test. */
    record Some(Predicate<JsonNode> test) implements FilterCondition {

        @Override
        public boolean holds(JsonNode value) {
            return value.isArray() ? value.valueStream().anyMatch(test) : !value.isMissingNode() && test.test(value);
        }
    }

    static FilterCondition parse(JsonNode condition) {
        if (!condition.isObject()) {
            return new Some(equalTo(condition));
        }
        if (condition.size() != 1) {
            throw FilterPolicy.invalid("a condition has exactly one operator");
        }
        var operator = condition.properties().iterator().next();
        if (operator.getKey().equals("exists")) {
            if (!operator.getValue().isBoolean()) {
                throw FilterPolicy.invalid("exists takes true or false");
            }
            return new Exists(operator.getValue().booleanValue());
        }
        return new Some(test(operator.getKey(), operator.getValue()));
    }

    private static Predicate<JsonNode> test(String operator, JsonNode operand) {
        return switch (operator) {
            case "prefix" -> {
                var start = text(operator, operand);
                yield value -> value.isString() && value.stringValue().startsWith(start);
            }
            case "suffix" -> {
                var end = text(operator, operand);
                yield value -> value.isString() && value.stringValue().endsWith(end);
            }
            case "equals-ignore-case" -> {
                var wanted = text(operator, operand);
                yield value -> value.isString() && value.stringValue().equalsIgnoreCase(wanted);
            }
            case "wildcard" -> {
                var pattern = wildcard(text(operator, operand));
                yield value ->
                        value.isString() && pattern.matcher(value.stringValue()).matches();
            }
            case "numeric" -> numeric(operand);
            case "cidr" -> {
                var block = AddressBlock.parse(text(operator, operand));
                yield value -> value.isString() && block.contains(value.stringValue());
            }
            case "anything-but" -> anythingBut(operand).negate();
            default -> throw FilterPolicy.invalid("Unrecognized match type " + operator);
        };
    }

    private static Predicate<JsonNode> anythingBut(JsonNode operand) {
        if (operand.isObject()) {
            if (operand.size() != 1) {
                throw FilterPolicy.invalid("a condition has exactly one operator");
            }
            var inner = operand.properties().iterator().next();
            return any(inner.getValue(), each -> test(inner.getKey(), each));
        }
        return any(operand, FilterCondition::equalTo);
    }

    private static Predicate<JsonNode> any(JsonNode operand, Function<JsonNode, Predicate<JsonNode>> test) {
        if (!operand.isArray()) {
            return test.apply(operand);
        }
        if (operand.isEmpty()) {
            throw FilterPolicy.invalid("a list of values must not be empty");
        }
        var tests = operand.valueStream().map(test).toList();
        return value -> tests.stream().anyMatch(one -> one.test(value));
    }

    private static Predicate<JsonNode> equalTo(JsonNode wanted) {
        if (wanted.isNumber()) {
            var number = wanted.decimalValue();
            return value -> value.isNumber() && value.decimalValue().compareTo(number) == 0;
        }
        if (wanted.isValueNode()) {
            return wanted::equals;
        }
        throw FilterPolicy.invalid("Match value must be String, number, true, false, or null");
    }

    private static Predicate<JsonNode> numeric(JsonNode operand) {
        List<Predicate<BigDecimal>> bounds = new ArrayList<>();
        for (int i = 0; i + 1 < operand.size(); i += 2) {
            bounds.add(bound(operand.path(i).asString(""), operand.path(i + 1)));
        }
        if (!operand.isArray() || bounds.isEmpty() || bounds.size() > 2 || operand.size() % 2 != 0) {
            throw FilterPolicy.invalid("Value of numeric must be an array of one or two operators with their numbers");
        }
        if (bounds.size() == 2) {
            requireRange(operand);
        }
        return value -> value.isNumber() && bounds.stream().allMatch(bound -> bound.test(value.decimalValue()));
    }

    private static void requireRange(JsonNode operand) {
        if (!operand.path(0).asString("").startsWith(">")
                || !operand.path(2).asString("").startsWith("<")) {
            throw FilterPolicy.invalid("A range in numeric must be a lower bound and then an upper bound");
        }
        if (operand.path(1).decimalValue().compareTo(operand.path(3).decimalValue()) >= 0) {
            throw FilterPolicy.invalid("Bottom must be less than top");
        }
    }

    private static Predicate<BigDecimal> bound(String operator, JsonNode number) {
        if (!number.isNumber()) {
            throw FilterPolicy.invalid("Value of " + operator + " must be numeric");
        }
        var limit = number.decimalValue();
        return switch (operator) {
            case "=" -> value -> value.compareTo(limit) == 0;
            case "<" -> value -> value.compareTo(limit) < 0;
            case "<=" -> value -> value.compareTo(limit) <= 0;
            case ">" -> value -> value.compareTo(limit) > 0;
            case ">=" -> value -> value.compareTo(limit) >= 0;
            default -> throw FilterPolicy.invalid("Unrecognized numeric operator " + operator.toLowerCase(Locale.ROOT));
        };
    }

    private static Pattern wildcard(String pattern) {
        var parts = pattern.split("\\*", -1);
        if (parts.length > 4) {
            throw FilterPolicy.invalid("a wildcard pattern has at most three *");
        }
        return Pattern.compile(
                Arrays.stream(parts).map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
    }

    private static String text(String operator, JsonNode operand) {
        if (!operand.isString()) {
            throw FilterPolicy.invalid(operator + " match pattern must be a string");
        }
        return operand.stringValue();
    }
}
