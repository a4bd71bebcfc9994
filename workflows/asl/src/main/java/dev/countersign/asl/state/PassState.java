package dev.countersign.asl.state;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Passes its input to its output, or a fixed result.
 *
 * @param result {@code Result}, in JSONPath only
 */
public record PassState(
        String name,
        InputOutput io,
        @Nullable JsonNode result,
        @Nullable String next) implements State {

    @Override
    public StateType type() {
        return StateType.PASS;
    }

    @Override
    public void run(Visit visit) {
        var scope = visit.scope();
        Outcome outcome = switch (io) {
            case JsonataInputOutput jsonata -> jsonata.outcomeWithoutResult(scope);
            case JsonPathInputOutput path ->
                path.outcomeOf(scope, result == null ? path.argumentsFor(scope) : scope.told("result", result));
        };
        visit.exit(outcome, next);
    }
}
