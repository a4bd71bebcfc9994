package dev.countersign.asl.state;

import dev.countersign.asl.query.Failure;
import dev.countersign.asl.query.JsonPathLanguage;
import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.query.QueryLanguage;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Template;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Ends its branch with an error.
 *
 * @param error {@code Error} or {@code ErrorPath}
 * @param cause {@code Cause} or {@code CausePath}
 */
public record FailState(
        String name,
        QueryLanguage language,
        @Nullable Text error,
        @Nullable Text cause) implements State {

    /** A field that holds a text or a path to it. */
    public record Text(String field, Template value) {

        String evaluate(Scope scope, QueryLanguage language) {
            JsonNode text = value.evaluate(scope, field);
            if (!text.isString() && language instanceof JsonPathLanguage) {
                throw QueryException.runtime("The " + field + " field must refer to a string but was: " + text);
            }
            if (!text.isString()) {
                throw QueryException.evaluation(ResultType.unexpected(value, field, "string", text), field);
            }
            return text.stringValue();
        }
    }

    @Override
    public StateType type() {
        return StateType.FAIL;
    }

    @Override
    public void run(Visit visit) {
        Scope scope = visit.scope();
        if (language instanceof JsonPathLanguage) {
            scope.told("afterInputPath", scope.input());
        }
        String name = error == null ? null : error.evaluate(scope, language);
        visit.fail(Failure.of(name, cause == null ? null : cause.evaluate(scope, language)));
    }
}
