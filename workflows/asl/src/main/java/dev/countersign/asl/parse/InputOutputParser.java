package dev.countersign.asl.parse;

import dev.countersign.asl.query.InvalidQuery;
import dev.countersign.asl.query.Jsonata;
import dev.countersign.asl.query.PathQuery;
import dev.countersign.asl.state.InputOutput;
import dev.countersign.asl.state.JsonPathInputOutput;
import dev.countersign.asl.state.JsonataInputOutput;
import dev.countersign.asl.state.ResultPath;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields for the input and output of a state. */
final class InputOutputParser {

    private static final ResultPath REPLACE = new ResultPath.Place("$", List.of());

    private InputOutputParser() {}

    /** The fields of a state whose output is its input. */
    static InputOutput parse(Fields fields) {
        return parse(fields, Set.of());
    }

    /** The fields of a state whose work has a result. */
    static InputOutput parseWithResult(Fields fields) {
        return parse(fields, Set.of("result"));
    }

    private static InputOutput parse(Fields fields, Set<String> moreOfStates) {
        return fields.language() instanceof Jsonata
                ? jsonata(fields, "", moreOfStates)
                : new JsonPathInputOutput(
                        pathOrNull(fields, "InputPath"),
                        fields.template("Parameters"),
                        fields.template("ResultSelector"),
                        resultPath(fields),
                        pathOrNull(fields, "OutputPath"),
                        fields.template("Assign"));
    }

    /**
     * JSONata's fields of a state, a rule or a catcher.
     *
     * @param within the rule or catcher
     * @param moreOfStates what {@code Output} and {@code Assign} find in {@code $states} besides the input and the context
     */
    static JsonataInputOutput jsonata(Fields fields, String within, Set<String> moreOfStates) {
        return new JsonataInputOutput(
                within,
                fields.template("Arguments"),
                fields.template("Output", moreOfStates),
                fields.template("Assign", moreOfStates));
    }

    /** The input and output of a state with the variables of one of its rules. */
    static InputOutput withAssign(Fields fields, Fields rule) {
        return new JsonPathInputOutput(
                pathOrNull(fields, "InputPath"),
                null,
                null,
                REPLACE,
                pathOrNull(fields, "OutputPath"),
                rule.template("Assign"));
    }

    /** The whole input if the field is missing; null if the field is null. */
    private static @Nullable PathQuery pathOrNull(Fields fields, String name) {
        JsonNode value = fields.raw(name);
        if (value.isNull()) {
            return null;
        }
        PathQuery path = fields.pathQuery(name);
        return path == null ? whole() : path;
    }

    private static PathQuery whole() {
        try {
            return PathQuery.parse("$");
        } catch (InvalidQuery e) {
            throw new IllegalStateException(e);
        }
    }

    static ResultPath resultPath(Fields fields) {
        if (fields.raw("ResultPath").isNull()) {
            return new ResultPath.Discard();
        }
        PathQuery path = fields.pathQuery("ResultPath");
        if (path == null) {
            return REPLACE;
        }
        if (!path.isReference() || path.variable() != null || path.fromContext()) {
            fields.problem("ResultPath", "Value is not a Reference Path");
            return REPLACE;
        }
        return new ResultPath.Place(path.text(), path.steps());
    }
}
