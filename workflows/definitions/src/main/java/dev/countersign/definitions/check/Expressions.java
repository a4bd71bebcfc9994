package dev.countersign.definitions.check;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Field;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Checks a template's JSONata: that it can be read, and that the fields it names are there. */
record Expressions(TemplateDefinition definition, List<Problem> problems) {

    private static final Pattern FIELD = Pattern.compile("\\$(?:form|shown)\\.(?:`([^`]*)`|([A-Za-z_][A-Za-z0-9_]*))");

    void check(String path, String jsonata) {
        try {
            Expression.parse(jsonata);
        } catch (InvalidExpression unreadable) {
            problems.add(Problem.error(path, "template.expression", String.valueOf(unreadable.getMessage())));
            return;
        }
        FIELD.matcher(jsonata)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .distinct()
                .filter(key ->
                        definition.form().fields().stream().map(Field::key).noneMatch(key::equals))
                .forEach(key -> problems.add(Problem.error(path, "template.no-such-field", key)));
    }

    /** Checks the expressions in a payload. */
    void checkWithin(String path, JsonNode value) {
        if (value.isString()) {
            String text = value.stringValue();
            if (text.startsWith("{%") && text.endsWith("%}") && text.length() >= 4) {
                check(path, text.substring(2, text.length() - 2).strip());
            }
        } else if (value.isObject()) {
            value.properties().forEach(member -> checkWithin(path + "/" + member.getKey(), member.getValue()));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                checkWithin(path + "/" + i, value.get(i));
            }
        }
    }
}
