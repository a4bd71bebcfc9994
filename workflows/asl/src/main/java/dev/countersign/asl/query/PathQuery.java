package dev.countersign.asl.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * A path into the input ({@code $…}), the context object ({@code $$…}) or a variable ({@code $name…}).
 *
 * @param variable the variable; null for the input or the context object
 */
public record PathQuery(
        String text, boolean fromContext, @Nullable String variable, JsonPath path) implements Query {

    /** The fields that hold a path only. */
    private static final Set<String> WHOLE = Set.of("InputPath", "OutputPath", "ItemsPath");

    private static final Pattern VARIABLE = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)(.*)", Pattern.DOTALL);

    public static PathQuery parse(String text) throws InvalidQuery {
        if (text.startsWith("$$")) {
            return new PathQuery(text, true, null, JsonPath.parse(text.substring(1)));
        }
        Matcher variable = VARIABLE.matcher(text);
        return variable.matches()
                ? new PathQuery(text, false, variable.group(1), JsonPath.parse('$' + variable.group(2)))
                : new PathQuery(text, false, null, JsonPath.parse(text));
    }

    /** Whether the path leads to at most one value. */
    public boolean isReference() {
        return path.isDefinite();
    }

    /** The member names and indexes of a reference path. */
    public List<Object> steps() {
        List<Object> steps = new ArrayList<>();
        for (JsonPath.Segment segment : path.segments()) {
            switch (segment) {
                case JsonPath.Segment.Member member -> steps.add(member.name());
                case JsonPath.Segment.Element element -> steps.add(element.index());
                case JsonPath.Segment other -> throw new IllegalStateException("not a step: " + other);
            }
        }
        return steps;
    }

    @Override
    public JsonNode evaluate(Scope scope, String field) {
        JsonNode root = root(scope, field);
        boolean whole = WHOLE.contains(field);
        if (root.isNull() && variable == null && !(whole && path.segments().isEmpty())) {
            throw QueryException.runtime("Unable to apply Path transformation to null or empty input.");
        }
        try {
            return whole ? path.readStrictly(root) : path.read(root);
        } catch (JsonPath.NotThere e) {
            if (whole) {
                throw QueryException.runtime("Invalid path '" + text + "' : " + e.getMessage());
            }
            if (e.isBeyondArray() && field.endsWith(JsonPathLanguage.COMPUTED)) {
                return NullNode.getInstance();
            }
            throw QueryException.runtime("The JSONPath '" + text + "' specified for the field '" + field
                    + "' could not be found in the input '" + root + "'");
        }
    }

    /**
     * The value as an argument of an intrinsic function.
     *
     * @param call the function
     */
    JsonNode argument(Scope scope, String field, String call) {
        JsonNode root = root(scope, field);
        try {
            return path.read(root);
        } catch (JsonPath.NotThere e) {
            throw QueryException.runtime("The function '" + call
                    + "' had the following error: The JsonPath argument for the field '" + text
                    + "' could not be found in the input '" + root + "'");
        }
    }

    /** The path as errors show it if they do not name its root. */
    public String textFromRoot() {
        return fromContext ? text.substring(1) : text;
    }

    /** The value; null if the path selects nothing. */
    public @Nullable JsonNode find(Scope scope, String field) {
        try {
            return path.read(root(scope, field));
        } catch (JsonPath.NotThere e) {
            return null;
        }
    }

    private JsonNode root(Scope scope, String field) {
        if (variable != null) {
            JsonNode value = scope.variables().get(variable);
            if (value == null) {
                throw QueryException.runtime("The JSONPath '" + text + "' specified for the field '" + field
                        + "' references the variable '$" + variable + "', which has not been assigned");
            }
            return value;
        }
        return fromContext ? scope.context().get() : scope.input();
    }
}
