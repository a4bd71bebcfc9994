package dev.countersign.asl.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** JSONata: every string {@code {% … %}}, at any depth, is an expression. */
public record Jsonata() implements QueryLanguage {

    @Override
    public String name() {
        return "JSONata";
    }

    @Override
    public Template template(JsonNode value) throws InvalidQuery {
        Optional<String> expression = expression(value);
        if (expression.isPresent()) {
            return new Template.Computed(JsonataQuery.parse(expression.get()));
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

    /** The expression that a value is, without the <code>{% %}</code> around it; empty where the value is a constant. */
    public static Optional<String> expression(JsonNode value) {
        if (!value.isString()) {
            return Optional.empty();
        }
        String text = value.stringValue();
        return text.startsWith("{%") && text.endsWith("%}") && text.length() >= 4
                ? Optional.of(text.substring(2, text.length() - 2).strip())
                : Optional.empty();
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
     * What the expressions in a template refer to and Step Functions does not offer there. Expressions there have no context item: the
     * data is in {@code $states}, so a name at the top level would read nothing, and a definition with one is refused.
     *
     * @param fieldsOfStates the members of {@code $states} that there are
     * @see <a href="https://states-language.net/#jsonata-expressions">JSONata in the States Language</a>
     */
    public static List<InvalidQuery> unsupported(Template template, Set<String> fieldsOfStates) {
        return switch (template) {
            case Template.Computed(JsonataQuery query) -> unsupported(query.references(), fieldsOfStates);
            case Template.Members(var members) ->
                members.entrySet().stream()
                        .flatMap(member -> unsupported(member.getValue(), fieldsOfStates).stream()
                                .map(found -> found.within('/' + member.getKey())))
                        .toList();
            case Template.Elements(var elements) ->
                IntStream.range(0, elements.size())
                        .boxed()
                        .flatMap(index -> unsupported(elements.get(index), fieldsOfStates).stream()
                                .map(found -> found.within("[" + index + ']')))
                        .toList();
            case Template.Computed _, Template.Constant _, JsonPathLanguage.PathMembers _ -> List.of();
        };
    }

    private static List<InvalidQuery> unsupported(References references, Set<String> fieldsOfStates) {
        Stream<String> names = references.names().stream()
                .map(name -> "Reference to '" + name.name() + "' at the top level is not supported.");
        Stream<String> fields = references
                .of("states")
                .filter(path -> path.asWritten() && !path.members().isEmpty())
                .map(path -> path.members().getFirst())
                .filter(field -> !fieldsOfStates.contains(field))
                .map(field -> "Field '$states." + field + "' does not exist.");
        return Stream.concat(names, fields)
                .distinct()
                .map(sentence -> new InvalidQuery(InvalidQuery.UNSUPPORTED_JSONATA, sentence))
                .toList();
    }
}
