package dev.countersign.asl.state;

import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code Arguments}, {@code Output} and {@code Assign}. All of them see the variables as they were when the state was entered.
 *
 * @param within the rule or catcher that has them, as errors name it: {@code Choices[0]/}; empty for a state itself
 * @param arguments without it the work gets the state's input
 * @param output without it the result goes on
 */
public record JsonataInputOutput(
        String within,
        @Nullable Template arguments,
        @Nullable Template output,
        @Nullable Template assign) implements InputOutput {

    @Override
    public JsonNode argumentsFor(Scope scope) {
        return arguments == null ? scope.input() : arguments.evaluate(scope, "Arguments");
    }

    @Override
    public Outcome outcomeOf(Scope scope, JsonNode result) {
        return outcome(scope.withResult(result), result);
    }

    @Override
    public Outcome outcomeWithoutResult(Scope scope) {
        return outcome(scope, scope.input());
    }

    /** In a {@code Catch}: the error output goes on unless {@code Output} says otherwise. */
    Outcome outcomeOfError(Scope scope, JsonNode errorOutput) {
        return outcome(scope.withErrorOutput(errorOutput), errorOutput);
    }

    private Outcome outcome(Scope scope, JsonNode otherwise) {
        Map<String, JsonNode> assigned = Assignments.evaluate(assign, scope, within + "Assign");
        return new Outcome(output == null ? otherwise : output.evaluate(scope, within + "Output"), assigned);
    }
}
