package dev.countersign.asl.state;

import dev.countersign.asl.query.JsonPathLanguage;
import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.query.QueryLanguage;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Template;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;

/** A field that holds a time in the format of RFC 3339, or an expression for one. */
public record PointInTime(String field, Template value, QueryLanguage language) {

    /** As on AWS, without fractions of a second. */
    public Instant evaluate(Scope scope) {
        return moment(scope).truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant moment(Scope scope) {
        JsonNode time = value.evaluate(scope, field);
        if (language instanceof JsonPathLanguage) {
            return Comparison.timestamp(time).orElseThrow(() -> notTime(time)).toInstant();
        }
        if (!time.isString()) {
            throw QueryException.evaluation(ResultType.unexpected(value, field, "string", time), field);
        }
        try {
            return OffsetDateTime.parse(time.stringValue()).toInstant();
        } catch (DateTimeException e) {
            throw QueryException.evaluation(
                    "The " + field + " field cannot be parsed as an ISO-8601 extended offset date-time format string: "
                            + time.stringValue(),
                    field);
        }
    }

    private QueryException notTime(JsonNode value) {
        String path = this.value instanceof Template.Computed computed
                ? computed.query().text()
                : "";
        return QueryException.runtime("The " + field
                + " parameter does not reference a valid ISO-8601 extended offset date-time format string: " + path
                + " == " + value.asString(value.toString()));
    }
}
