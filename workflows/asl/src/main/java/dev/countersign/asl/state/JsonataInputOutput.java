package dev.countersign.asl.state;

import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code Arguments}, {@code Output} and {@code Assign}. All of them see the variables as they were when the state was entered.
 *
 * @param within the name of the rule or catcher in errors: {@code Choices[0]/}; empty for a state itself
 * @param arguments if null, the work gets the input of the state
 * @param output if null, the result is the output
 */
public record JsonataInputOutput(
        String within,
        @Nullable Template arguments,
        @Nullable Template output,
        @Nullable Template assign) implements InputOutput {

    @Override
    public JsonNode argumentsFor(Scope scope) {
        return arguments == null ? scope.input() : scope.told("afterArguments", arguments.evaluate(scope, "Arguments"));
    }

    @Override
    public Outcome outcomeOf(Scope scope, JsonNode result) {
        return outcome(scope.withResult(result), result);
    }

    @Override
    public Outcome outcomeWithoutResult(Scope scope) {
        return outcome(scope, scope.input());
    }

    /** In a {@code Catch}: the error output is the output unless there is an {@code Output}. */
    Outcome outcomeOfError(Scope scope, JsonNode errorOutput) {
        return outcome(scope.withErrorOutput(errorOutput), errorOutput);
    }

    private Outcome outcome(Scope scope, JsonNode otherwise) {
        Map<String, JsonNode> assigned = Assignments.evaluate(assign, scope, within + "Assign");
        return new Outcome(output == null ? otherwise : output.evaluate(scope, within + "Output"), assigned);
    }
}
