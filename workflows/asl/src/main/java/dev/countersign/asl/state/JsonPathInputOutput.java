package dev.countersign.asl.state;

import dev.countersign.asl.query.PathQuery;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Template;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code InputPath}, {@code Parameters}, {@code ResultSelector}, {@code ResultPath}, {@code OutputPath} and {@code Assign}.
 *
 * @param inputPath null, which a definition may contain, gives an empty object
 * @param outputPath likewise
 */
public record JsonPathInputOutput(
        @Nullable PathQuery inputPath,
        @Nullable Template parameters,
        @Nullable Template resultSelector,
        ResultPath resultPath,
        @Nullable PathQuery outputPath,
        @Nullable Template assign)
        implements InputOutput {

    @Override
    public JsonNode argumentsFor(Scope scope) {
        JsonNode input = effectiveInput(scope);
        return scope.told(
                "afterParameters",
                parameters == null ? input : parameters.evaluate(scope.withInput(input), "Parameters"));
    }

    /** The input after {@code InputPath}. */
    JsonNode effectiveInput(Scope scope) {
        return scope.told("afterInputPath", read(inputPath, scope, "InputPath"));
    }

    @Override
    public Outcome outcomeOf(Scope scope, JsonNode result) {
        JsonNode selected = scope.told(
                "afterResultSelector",
                resultSelector == null ? result : resultSelector.evaluate(scope.withInput(result), "ResultSelector"));
        var assigned = Assignments.evaluate(assign, scope.withInput(selected), "Assign");
        JsonNode merged = scope.told("afterResultPath", resultPath.merge(scope.input(), selected));
        return new Outcome(read(outputPath, scope.withInput(merged), "OutputPath"), assigned);
    }

    @Override
    public Outcome outcomeWithoutResult(Scope scope) {
        Scope effective = scope.withInput(effectiveInput(scope));
        var assigned = Assignments.evaluate(assign, effective, "Assign");
        return new Outcome(read(outputPath, effective, "OutputPath"), assigned);
    }

    private static JsonNode read(@Nullable PathQuery path, Scope scope, String field) {
        return path == null ? JsonNodeFactory.instance.objectNode() : path.evaluate(scope, field);
    }
}
