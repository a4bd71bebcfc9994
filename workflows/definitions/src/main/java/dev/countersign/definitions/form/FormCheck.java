package dev.countersign.definitions.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything wrong with the answers to one form. */
final class FormCheck {

    /** The form, a table, a row, an amount. */
    private static final int DEEPEST = 4;

    private FormCheck() {}

    static List<FieldProblem> check(Form form, JsonNode answers, FormContext context) {
        if (!(answers instanceof ObjectNode given)) {
            return List.of(FieldProblem.of("", "form.not-an-object"));
        }
        List<FieldProblem> problems = new ArrayList<>();
        AppliedRules rules = FormRules.of(form).apply(given);
        for (Field field : form.fields()) {
            JsonNode value = given.get(field.key());
            if (!rules.isShown(field.key())) {
                continue;
            }
            if (!isAbsent(value)) {
                problems.addAll(new FieldCheck(form, given, context, rules).check(field, value));
            } else if (rules.isRequired(field.key())) {
                problems.add(FieldProblem.of(field.key(), "field.required"));
            }
        }
        given.propertyNames().stream()
                .filter(name -> form.field(name).isEmpty())
                .map(name -> FieldProblem.of(shortened(name), "field.unknown"))
                .forEach(problems::add);
        if (isShallow(given, DEEPEST) && bytes(given) > Form.MAX_BYTES) {
            problems.addFirst(FieldProblem.of("", "form.too-large", bytes(given) / 1024, Form.MAX_BYTES / 1024));
        }
        return List.copyOf(problems);
    }

    static boolean isAbsent(@Nullable JsonNode value) {
        return value == null
                || value.isNull()
                || (value.isString() && value.stringValue().isBlank())
                || (value.isArray() && value.isEmpty());
    }

    static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }

    /** Anything nested deeper than an amount of money in a row of a table was refused already, and may be too deep to be written. */
    private static boolean isShallow(JsonNode node, int levels) {
        return !node.isContainer()
                || (levels > 0 && node.values().stream().allMatch(value -> isShallow(value, levels - 1)));
    }

    private static int bytes(ObjectNode given) {
        return given.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
