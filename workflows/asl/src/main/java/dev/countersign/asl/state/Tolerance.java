package dev.countersign.asl.state;

import dev.countersign.asl.query.JsonPathLanguage;
import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.query.QueryLanguage;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Template;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code ToleratedFailureCount} and {@code ToleratedFailurePercentage}: how many iterations may fail. */
public record Tolerance(
        @Nullable WholeNumber count, @Nullable Percentage percentage) {

    /** No limit is given. */
    public static final long NONE = -1;

    /** Both limits; null where the definition gives none. */
    public record Limits(@Nullable Long count, @Nullable Double percentage) {

        /** Whether more items failed than a limit that is given allows. */
        public boolean areExceeded(int failed, int items) {
            return (count != null && failed > count) || (percentage != null && failed * 100.0 > items * percentage);
        }
    }

    public Limits limits(Scope scope) {
        Long most = count == null ? null : Long.valueOf(count.evaluate(scope));
        if (most != null && most < 0) {
            throw QueryException.runtime("ToleratedFailureCount cannot be negative.");
        }
        return new Limits(most, percentage == null ? null : Double.valueOf(percentage.evaluate(scope)));
    }

    /** How many iterations may fail: the smaller limit if both are given, {@link #NONE} if none is. */
    public long evaluate(Scope scope, int items) {
        Limits limits = limits(scope);
        Double share = limits.percentage();
        long byShare = share == null ? Long.MAX_VALUE : (long) (items * share / 100);
        Long most = limits.count();
        return most == null && share == null ? NONE : Math.min(most == null ? Long.MAX_VALUE : most, byShare);
    }

    /** {@code ToleratedFailurePercentage}, from 0 to 100, or a path to it. */
    public record Percentage(String field, Template value, QueryLanguage language) {

        double evaluate(Scope scope) {
            JsonNode number = value.evaluate(scope, field);
            double percentage = parse(number);
            if (percentage < 0 || percentage > 100) {
                throw wrong("ToleratedFailurePercentage must be between 0 and 100.");
            }
            return percentage;
        }

        private double parse(JsonNode number) {
            if (number.isNumber()) {
                return number.doubleValue();
            }
            if (number.isString() && number.stringValue().matches("-?\\d{1,9}(\\.\\d{1,9})?")) {
                return Double.parseDouble(number.stringValue());
            }
            String path = value instanceof Template.Computed computed
                    ? computed.query().text()
                    : value.toString();
            throw wrong("The " + field + " field refers to value \""
                    + (number.isString() ? number.stringValue() : number.toString()) + "\" which is not a valid float: "
                    + path);
        }

        private QueryException wrong(String cause) {
            return language instanceof JsonPathLanguage
                    ? QueryException.runtime(cause)
                    : QueryException.evaluation(cause, field);
        }
    }
}
