package dev.countersign.asl.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSONPath: a member whose name ends with {@code .$} holds a path or an intrinsic function. */
public record JsonPathLanguage() implements QueryLanguage {

    /** The suffix of the name of a member that holds one. */
    static final String COMPUTED = ".$";

    @Override
    public String name() {
        return "JSONPath";
    }

    /** A path or an intrinsic function. */
    public static Query query(String text) throws InvalidQuery {
        return text.startsWith("States.") ? IntrinsicParser.parse(text) : PathQuery.parse(text);
    }

    @Override
    public Template template(JsonNode value) throws InvalidQuery {
        if (value.isObject()) {
            Map<String, Template> members = new LinkedHashMap<>();
            for (var member : value.properties()) {
                if (value.has(member.getKey() + COMPUTED)) {
                    throw new InvalidQuery(
                            InvalidQuery.SCHEMA,
                            "The fields '" + member.getKey() + "' and '" + member.getKey() + COMPUTED
                                    + "' are duplicates of each other");
                }
                members.put(member.getKey(), member(member.getKey(), member.getValue()));
            }
            return new PathMembers(members);
        }
        if (value.isArray()) {
            List<Template> elements = new ArrayList<>();
            for (int index = 0; index < value.size(); index++) {
                elements.add(element(index, value.get(index)));
            }
            return new Template.Elements(elements);
        }
        return new Template.Constant(value);
    }

    private Template element(int index, JsonNode value) throws InvalidQuery {
        try {
            return template(value);
        } catch (InvalidQuery e) {
            throw e.within("[" + index + ']');
        }
    }

    private Template member(String name, JsonNode value) throws InvalidQuery {
        if (name.endsWith(COMPUTED)) {
            return new Template.Computed(computed(name, value));
        }
        try {
            return template(value);
        } catch (InvalidQuery e) {
            throw e.within('/' + name);
        }
    }

    private static Query computed(String name, JsonNode value) throws InvalidQuery {
        String subject = "The value for the field '" + name + "' must be a ";
        if (!value.isString()) {
            throw new InvalidQuery(
                    InvalidQuery.SCHEMA, subject + "STRING that contains a JSONPath but was an " + value.getNodeType());
        }
        try {
            return query(value.stringValue());
        } catch (InvalidQuery e) {
            throw new InvalidQuery(InvalidQuery.SCHEMA, subject + "valid JSONPath or a valid intrinsic function call");
        }
    }

    /** An object; errors name the member that failed, without its ancestors. */
    record PathMembers(Map<String, Template> members) implements Template {

        PathMembers {
            members = new LinkedHashMap<>(members);
        }

        @Override
        public JsonNode evaluate(Scope scope, String field) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            members.forEach((name, template) -> object.set(
                    name.endsWith(COMPUTED) ? name.substring(0, name.length() - COMPUTED.length()) : name,
                    template.evaluate(scope, name)));
            return object;
        }
    }
}
