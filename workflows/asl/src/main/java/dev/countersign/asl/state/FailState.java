package dev.countersign.asl.state;

import dev.countersign.asl.query.Failure;
import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Template;
import dev.countersign.asl.run.Visit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Ends its branch with an error.
 *
 * @param error {@code Error} or {@code ErrorPath}
 * @param cause {@code Cause} or {@code CausePath}
 */
public record FailState(
        String name, @Nullable Template error, @Nullable Template cause) implements State {

    @Override
    public StateType type() {
        return StateType.FAIL;
    }

    @Override
    public void run(Visit visit) {
        Scope scope = visit.scope();
        visit.fail(Failure.of(text(error, scope, "Error"), text(cause, scope, "Cause")));
    }

    private static @Nullable String text(@Nullable Template template, Scope scope, String field) {
        if (template == null) {
            return null;
        }
        JsonNode value = template.evaluate(scope, field);
        if (!value.isString()) {
            throw QueryException.evaluation("The " + field + " field must be a string but was: " + value, field);
        }
        return value.stringValue();
    }
}
