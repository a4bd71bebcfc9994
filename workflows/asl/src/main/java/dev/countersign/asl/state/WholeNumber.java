package dev.countersign.asl.state;

import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Template;
import tools.jackson.databind.JsonNode;

/**
 * A field that holds a whole number or an expression for one: {@code TimeoutSeconds}, {@code MaxConcurrency}, {@code Seconds}, …
 *
 * @param field its name, as errors give it
 * @param least the smallest value allowed
 */
public record WholeNumber(String field, Template value, long least) {

    public long evaluate(Scope scope) {
        JsonNode number = value.evaluate(scope, field);
        if (!number.isNumber() || number.doubleValue() != Math.rint(number.doubleValue())) {
            throw QueryException.evaluation(
                    ResultType.unexpected(value, field, number.isNumber() ? "integer" : "number", number), field);
        }
        if (number.longValue() < least) {
            throw QueryException.evaluation(
                    "The " + field + " field must be at least " + least + " but was: " + number, field);
        }
        return number.longValue();
    }
}
