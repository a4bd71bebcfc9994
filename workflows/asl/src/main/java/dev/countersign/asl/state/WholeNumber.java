package dev.countersign.asl.state;

import dev.countersign.asl.query.JsonPathLanguage;
import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.query.QueryLanguage;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Template;
import tools.jackson.databind.JsonNode;

/**
 * A field that holds a whole number or a path to one: {@code TimeoutSeconds}, {@code MaxConcurrencyPath}, {@code Seconds}, …
 *
 * @param field its name in errors
 * @param least the smallest value allowed
 */
public record WholeNumber(String field, Template value, long least, QueryLanguage language) {

    /** The largest number of seconds, items or failures that AWS allows in a definition. */
    static final long MOST = 99_999_999;

    public long evaluate(Scope scope) {
        JsonNode number = value.evaluate(scope, field);
        if (language instanceof JsonPathLanguage) {
            return ofPath(number);
        }
        if (!number.isNumber() || !isWhole(number)) {
            throw QueryException.evaluation(
                    ResultType.unexpected(value, field, number.isNumber() ? "integer" : "number", number), field);
        }
        if (number.doubleValue() < least || number.doubleValue() > MOST) {
            throw QueryException.evaluation(outOfRange(number), field);
        }
        return number.longValue();
    }

    private String outOfRange(JsonNode number) {
        return "The " + field + " field must be from " + least + " to " + MOST + " but was: " + number;
    }

    private long ofPath(JsonNode number) {
        boolean wait = field.equals("SecondsPath");
        if (number.isNumber() && !wait && Math.abs(number.doubleValue()) > MOST) {
            throw QueryException.runtime(outOfRange(number));
        }
        if (number.isNumber() && isWhole(number)) {
            return wait ? seconds((long) number.doubleValue(), number) : number.longValue();
        }
        if (number.isString() && number.stringValue().matches(wait ? "-?\\d{1,18}" : "-?\\d{1,8}")) {
            long parsed = Long.parseLong(number.stringValue());
            return wait ? seconds(parsed, number) : parsed;
        }
        throw QueryException.runtime(
                wait
                        ? "The SecondsPath parameter cannot be parsed as a long value: " + path() + " == " + number
                        : "The " + field + " field refers to value \""
                                + (number.isString() ? number.stringValue() : number.toString())
                                + "\" which is not a valid integer: " + path());
    }

    private long seconds(long seconds, JsonNode number) {
        if (seconds < 0) {
            throw QueryException.runtime("The SecondsPath parameter references a negative value: " + path() + " == "
                    + number.asString(number.toString()));
        }
        return seconds;
    }

    private String path() {
        return value instanceof Template.Computed computed ? computed.query().text() : value.toString();
    }

    private static boolean isWhole(JsonNode number) {
        return number.doubleValue() == Math.rint(number.doubleValue());
    }
}
