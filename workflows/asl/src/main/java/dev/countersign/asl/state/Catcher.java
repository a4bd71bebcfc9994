package dev.countersign.asl.state;

import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Template;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One of {@code Catch}. */
public sealed interface Catcher {

    ErrorNames errors();

    String next();

    Outcome outcomeOf(Scope scope, JsonNode errorOutput);

    /** With {@code Output} and {@code Assign}. */
    record OfJsonata(ErrorNames errors, JsonataInputOutput io, String next) implements Catcher {
        @Override
        public Outcome outcomeOf(Scope scope, JsonNode errorOutput) {
            return io.outcomeOfError(scope, errorOutput);
        }
    }

    /** With {@code ResultPath} and {@code Assign}. */
    record OfJsonPath(
            ErrorNames errors,
            ResultPath resultPath,
            @Nullable Template assign,
            String next) implements Catcher {
        @Override
        public Outcome outcomeOf(Scope scope, JsonNode errorOutput) {
            var assigned = Assignments.evaluate(assign, scope.withInput(errorOutput), "Assign");
            return new Outcome(resultPath.merge(scope.input(), errorOutput), assigned);
        }
    }
}
