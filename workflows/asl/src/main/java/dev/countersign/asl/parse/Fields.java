package dev.countersign.asl.parse;

import dev.countersign.asl.query.InvalidQuery;
import dev.countersign.asl.query.JsonPathLanguage;
import dev.countersign.asl.query.Jsonata;
import dev.countersign.asl.query.PathQuery;
import dev.countersign.asl.query.QueryLanguage;
import dev.countersign.asl.query.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.MissingNode;

/** The fields of one object of a definition. Each method that reads a field reports what is wrong with it and continues. */
final class Fields {

    private static final long MOST = 99_999_999;

    private final JsonNode json;
    private final String location;
    private final QueryLanguage machineLanguage;
    private final QueryLanguage language;
    private final Problems problems;

    Fields(JsonNode json, String location, QueryLanguage machineLanguage, Problems problems) {
        this(json, location, machineLanguage, machineLanguage, problems);
    }

    private Fields(
            JsonNode json, String location, QueryLanguage machineLanguage, QueryLanguage language, Problems problems) {
        this.json = json;
        this.location = location;
        this.machineLanguage = machineLanguage;
        this.language = language;
        this.problems = problems;
    }

    Fields inner(String name) {
        return new Fields(json.path(name), at(name), machineLanguage, language, problems);
    }

    List<Fields> each(String name) {
        List<Fields> all = new ArrayList<>();
        JsonNode array = json.path(name);
        for (int index = 0; index < array.size(); index++) {
            all.add(new Fields(array.get(index), at(name) + '[' + index + ']', machineLanguage, language, problems));
        }
        return all;
    }

    Fields speaking(QueryLanguage other) {
        return new Fields(json, location, machineLanguage, other, problems);
    }

    QueryLanguage machineLanguage() {
        return machineLanguage;
    }

    QueryLanguage language() {
        return language;
    }

    Problems problems() {
        return problems;
    }

    String location() {
        return location;
    }

    JsonNode json() {
        return json;
    }

    String at(String name) {
        return location + '/' + name;
    }

    boolean has(String name) {
        return json.has(name);
    }

    /** Whether the field is present and holds neither an expression nor a path to a value. */
    boolean isConstant(String name) {
        JsonNode value = json.get(name);
        return value != null
                && !name.endsWith("Path")
                && !(language instanceof Jsonata
                        && value.isString()
                        && value.stringValue().contains("{%"));
    }

    JsonNode raw(String name) {
        JsonNode value = json.get(name);
        return value == null ? MissingNode.getInstance() : value;
    }

    void problem(String message) {
        problems.schema(location.isEmpty() ? "/" : location, message);
    }

    void problem(String name, String message) {
        problems.schema(at(name), message);
    }

    /** Reports missing fields. */
    void require(String... names) {
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (!has(name)) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            problem("These fields are required: " + missing);
        }
    }

    /** Reports fields that are not allowed here. */
    void allow(Set<String> names) {
        for (String name : json.propertyNames()) {
            if (!names.contains(name)) {
                problem("Field '" + name + "' is not supported");
            }
        }
    }

    @Nullable
    String text(String name) {
        JsonNode value = json.get(name);
        if (value == null || !expect(name, value, JsonNodeType.STRING)) {
            return null;
        }
        return value.stringValue();
    }

    /** A text that must be one of these. Anything else is reported and returned. */
    @Nullable
    String oneOf(String name, Collection<String> values) {
        String text = text(name);
        if (text != null && !values.contains(text)) {
            problem(name, "The field '" + name + "' should have one of these values: " + values);
        }
        return text;
    }

    boolean expect(String name, JsonNode value, JsonNodeType type) {
        boolean right = value.getNodeType() == type;
        if (!right) {
            problem(name, "Expected value of type " + typeName(type));
        }
        return right;
    }

    static String typeName(JsonNodeType type) {
        return switch (type) {
            case STRING -> "String";
            case NUMBER -> "Integer";
            case OBJECT -> "Object";
            case ARRAY -> "Array";
            case BOOLEAN -> "Boolean";
            case NULL, MISSING, BINARY, POJO -> "Null";
        };
    }

    /** A value with expressions in the language of this state; null if it is missing or cannot be read. */
    @Nullable
    Template template(String name) {
        return template(name, Set.of());
    }

    /**
     * The same.
     *
     * @param moreOfStates the members of {@code $states} for its expressions, besides the input and the context
     */
    @Nullable
    Template template(String name, Set<String> moreOfStates) {
        JsonNode value = json.get(name);
        if (value == null) {
            return null;
        }
        try {
            Template template = language.template(value);
            if (language instanceof Jsonata) {
                Set<String> ofStates = new HashSet<>(Set.of("input", "context"));
                ofStates.addAll(moreOfStates);
                Jsonata.unsupported(template, ofStates).forEach(found -> problem(name, found));
            }
            return template;
        } catch (InvalidQuery e) {
            problem(name, e);
            return null;
        }
    }

    private void problem(String name, InvalidQuery e) {
        problems.add(e.code(), at(name) + e.place(), String.valueOf(e.getMessage()));
    }

    /** A constant in JSONPath, or a value with expressions in JSONata. */
    @Nullable
    Template constantOrExpression(String name) {
        JsonNode value = json.get(name);
        return value != null && language instanceof JsonPathLanguage ? new Template.Constant(value) : template(name);
    }

    /** A path or an intrinsic function; in JSONPath only. */
    @Nullable
    Template path(String name) {
        String text = language instanceof JsonPathLanguage ? text(name) : null;
        if (text == null) {
            return null;
        }
        try {
            return new Template.Computed(JsonPathLanguage.query(text));
        } catch (InvalidQuery e) {
            problem(name, "Value must be a valid JSONPath or a valid intrinsic function call");
            return null;
        }
    }

    /** A path to one value, as fields with numbers and times have it; in JSONPath only. */
    @Nullable
    Template reference(String name) {
        Template path = path(name);
        if (path instanceof Template.Computed(PathQuery query) && !query.isReference()) {
            problem(name, "Value is not a Reference Path");
            return null;
        }
        return path;
    }

    /** A path; in JSONPath only. */
    @Nullable
    PathQuery pathQuery(String name) {
        String text = language instanceof JsonPathLanguage ? text(name) : null;
        if (text == null) {
            return null;
        }
        try {
            return PathQuery.parse(text);
        } catch (InvalidQuery e) {
            problem(name, "Value must be a valid JSONPath.");
            return null;
        }
    }

    /** Reports a value that is not a number, is too small, or is not whole if it must be. */
    void number(String name, long least, boolean whole) {
        JsonNode value = raw(name);
        if (value.isMissingNode()) {
            return;
        }
        boolean right = value.isNumber() && (!whole || value.isIntegralNumber());
        if (!right) {
            problem(name, "Expected value of type " + (whole ? "Integer" : "Float"));
        } else if (value.doubleValue() < least || value.doubleValue() > MOST) {
            problem(name, "Value must be from " + least + " to " + MOST);
        }
    }
}
