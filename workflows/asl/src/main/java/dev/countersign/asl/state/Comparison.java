package dev.countersign.asl.state;

import dev.countersign.asl.query.PathQuery;
import dev.countersign.asl.query.Scope;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A comparison of JSONPath's Choice: {@code Variable} and one operator.
 *
 * @param against the constant to compare with; null if {@code path} selects it
 */
public record Comparison(
        PathQuery variable,
        Kind kind,
        Order order,
        @Nullable JsonNode against,
        @Nullable PathQuery path) implements Condition {

    /** The message for a value that is not a time. */
    public static final String NO_TIMESTAMP = "Value is not a valid ISO-8601 timestamp";

    /** What is compared. */
    public enum Kind {
        STRING,
        NUMERIC,
        BOOLEAN,
        TIMESTAMP
    }

    /** The expected order. */
    public enum Order {
        EQUALS,
        LESS_THAN,
        LESS_THAN_EQUALS,
        GREATER_THAN,
        GREATER_THAN_EQUALS;

        boolean allows(int sign) {
            return switch (this) {
                case EQUALS -> sign == 0;
                case LESS_THAN -> sign < 0;
                case LESS_THAN_EQUALS -> sign <= 0;
                case GREATER_THAN -> sign > 0;
                case GREATER_THAN_EQUALS -> sign >= 0;
            };
        }
    }

    /** The kind and the order in the name of an operator, {@code NumericLessThanEquals}; empty for another name. */
    public static Optional<Comparison> of(String operator, PathQuery variable) {
        for (Kind kind : Kind.values()) {
            for (Order order : Order.values()) {
                boolean ordered = kind != Kind.BOOLEAN || order == Order.EQUALS;
                if (ordered && operator.equals(camel(kind.name()) + camel(order.name()))) {
                    return Optional.of(new Comparison(variable, kind, order, null, null));
                }
            }
        }
        return Optional.empty();
    }

    private static String camel(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    public Comparison with(JsonNode value) {
        return new Comparison(variable, kind, order, value, null);
    }

    public Comparison withPath(PathQuery place) {
        return new Comparison(variable, kind, order, null, place);
    }

    @Override
    public boolean holds(Scope scope, String field) {
        JsonNode left = Condition.value(variable, scope);
        JsonNode right = path == null ? against : Condition.value(path, scope);
        OptionalInt sign = right == null ? OptionalInt.empty() : compare(left, right);
        return sign.isPresent() && order.allows(sign.getAsInt());
    }

    private OptionalInt compare(JsonNode a, JsonNode b) {
        return switch (kind) {
            case STRING ->
                a.isString() && b.isString()
                        ? OptionalInt.of(a.stringValue().compareTo(b.stringValue()))
                        : OptionalInt.empty();
            case NUMERIC ->
                a.isNumber() && b.isNumber()
                        ? OptionalInt.of(Double.compare(a.doubleValue(), b.doubleValue()))
                        : OptionalInt.empty();
            case BOOLEAN ->
                a.isBoolean() && b.isBoolean()
                        ? OptionalInt.of(Boolean.compare(a.booleanValue(), b.booleanValue()))
                        : OptionalInt.empty();
            case TIMESTAMP -> {
                var left = timestamp(a);
                var right = timestamp(b);
                yield left.isPresent() && right.isPresent()
                        ? OptionalInt.of(
                                left.get().toInstant().compareTo(right.get().toInstant()))
                        : OptionalInt.empty();
            }
        };
    }

    /** A time in the format of RFC 3339; empty for anything else. */
    public static Optional<OffsetDateTime> timestamp(JsonNode value) {
        try {
            return value.isString() ? Optional.of(OffsetDateTime.parse(value.stringValue())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
