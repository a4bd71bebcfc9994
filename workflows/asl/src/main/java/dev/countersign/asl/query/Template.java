package dev.countersign.asl.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A JSON value with expressions in it: {@code Arguments}, {@code Output}, {@code Parameters}, {@code Assign}, … */
public sealed interface Template
        permits Template.Constant,
                Template.Computed,
                Template.Members,
                Template.Elements,
                JsonPathLanguage.PathMembers {

    JsonNode evaluate(Scope scope, String field);

    /** Has no expression in it. */
    record Constant(JsonNode value) implements Template {
        @Override
        public JsonNode evaluate(Scope scope, String field) {
            return value;
        }
    }

    /** Is an expression. */
    record Computed(Query query) implements Template {
        @Override
        public JsonNode evaluate(Scope scope, String field) {
            return query.evaluate(scope, field);
        }
    }

    record Members(Map<String, Template> members) implements Template {

        public Members {
            members = new LinkedHashMap<>(members);
        }

        @Override
        public JsonNode evaluate(Scope scope, String field) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            members.forEach((name, template) -> object.set(name, template.evaluate(scope, field + '/' + name)));
            return object;
        }
    }

    record Elements(List<Template> elements) implements Template {

        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public JsonNode evaluate(Scope scope, String field) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (int index = 0; index < elements.size(); index++) {
                array.add(elements.get(index).evaluate(scope, field + '[' + index + ']'));
            }
            return array;
        }
    }
}
