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

    private static final String COMPUTED = ".$";

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
                            "The fields '" + member.getKey() + "' and '" + member.getKey() + COMPUTED
                                    + "' are duplicates of each other",
                            "");
                }
                members.put(member.getKey(), member(member.getKey(), member.getValue()));
            }
            return new PathMembers(members);
        }
        if (value.isArray()) {
            List<Template> elements = new ArrayList<>();
            for (JsonNode element : value) {
                elements.add(template(element));
            }
            return new Template.Elements(elements);
        }
        return new Template.Constant(value);
    }

    private Template member(String name, JsonNode value) throws InvalidQuery {
        try {
            if (!name.endsWith(COMPUTED)) {
                return template(value);
            }
            if (!value.isString()) {
                throw new InvalidQuery("The value for the field '" + name + "' must be a valid JSONPath", "");
            }
            return new Template.Computed(query(value.stringValue()));
        } catch (InvalidQuery e) {
            throw e.within(name);
        }
    }

    /** An object; errors name only the member that failed. */
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
