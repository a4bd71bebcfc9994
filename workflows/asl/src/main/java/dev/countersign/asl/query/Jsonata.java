package dev.countersign.asl.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** JSONata: every string {@code {% … %}}, at any depth, is an expression. */
public record Jsonata() implements QueryLanguage {

    @Override
    public String name() {
        return "JSONata";
    }

    /** An expression by itself, without the <code>{% %}</code> around it. */
    public static Query query(String text) throws InvalidQuery {
        return JsonataQuery.parse(text);
    }

    @Override
    public Template template(JsonNode value) throws InvalidQuery {
        if (isExpression(value)) {
            return new Template.Computed(JsonataQuery.parse(body(value.stringValue())));
        }
        if (value.isString()
                && (value.stringValue().startsWith("{%") || value.stringValue().endsWith("%}"))) {
            throw new InvalidQuery(
                    InvalidQuery.NO_JSONATA, "A JSONata expression must start with '{%' and end with '%}'");
        }
        if (value.isObject()) {
            return members(value);
        }
        if (value.isArray()) {
            return elements(value);
        }
        return new Template.Constant(value);
    }

    /** Whether a value is an expression rather than a constant. */
    public static boolean isExpression(JsonNode value) {
        return value.isString()
                && value.stringValue().startsWith("{%")
                && value.stringValue().endsWith("%}")
                && value.stringValue().length() >= 4;
    }

    private static String body(String text) {
        return text.substring(2, text.length() - 2).strip();
    }

    private Template members(JsonNode value) throws InvalidQuery {
        Map<String, Template> members = new LinkedHashMap<>();
        boolean constant = true;
        for (var member : value.properties()) {
            Template template = within('/' + member.getKey(), member.getValue());
            constant &= template instanceof Template.Constant;
            members.put(member.getKey(), template);
        }
        return constant ? new Template.Constant(value) : new Template.Members(members);
    }

    private Template elements(JsonNode value) throws InvalidQuery {
        List<Template> elements = new ArrayList<>();
        boolean constant = true;
        for (int index = 0; index < value.size(); index++) {
            Template template = within("[" + index + ']', value.get(index));
            constant &= template instanceof Template.Constant;
            elements.add(template);
        }
        return constant ? new Template.Constant(value) : new Template.Elements(elements);
    }

    private Template within(String step, JsonNode value) throws InvalidQuery {
        try {
            return template(value);
        } catch (InvalidQuery e) {
            throw e.within(step);
        }
    }

    /**
     * The references in the expressions of a value that Step Functions does not support there.
     *
     * @param fieldsOfStates the members of {@code $states} that there are
     */
    public static List<InvalidQuery> unsupported(JsonNode value, Set<String> fieldsOfStates) {
        List<InvalidQuery> all = new ArrayList<>();
        if (isExpression(value)) {
            for (String sentence : JsonataReferences.unknown(body(value.stringValue()), fieldsOfStates)) {
                all.add(new InvalidQuery(InvalidQuery.UNSUPPORTED_JSONATA, sentence));
            }
        }
        for (var member : value.properties()) {
            unsupported(member.getValue(), fieldsOfStates)
                    .forEach(found -> all.add(found.within('/' + member.getKey())));
        }
        for (int index = 0; value.isArray() && index < value.size(); index++) {
            String step = "[" + index + ']';
            unsupported(value.get(index), fieldsOfStates).forEach(found -> all.add(found.within(step)));
        }
        return all;
    }
}
