package dev.countersign.definitions.form;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import dev.countersign.asl.event.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules of a form, read once and applied often. A field is worked out after the fields that its rules name; with rules that name each other in a
 * circle, which the checks refuse, the order of the form decides.
 */
public final class FormRules {

    /** The time and chance are always the same, so that the same answers give the same form. */
    private static final Moment ALWAYS = new Moment(Instant.EPOCH, "form");

    private static final String FORM = "form";
    private static final String ROW = "row";

    /**
     * A field or section with its expressions; an expression that cannot be read is null.
     *
     * @param section the section that a field is in
     * @param columns of a table, in the order in which they are worked out
     */
    private record Read(
            FormItem item,
            @Nullable Section section,
            @Nullable Expression visible,
            @Nullable Expression required,
            @Nullable Expression readOnly,
            @Nullable Expression computed,
            List<Read> columns) {

        Stream<Expression> expressions() {
            return Stream.concat(
                    Stream.of(visible, required, readOnly, computed).<Expression>mapMulti((one, sink) -> {
                        if (one != null) {
                            sink.accept(one);
                        }
                    }),
                    columns.stream().flatMap(Read::expressions));
        }
    }

    private final List<Read> order;
    private final boolean dynamic;

    private FormRules(List<Read> order) {
        this.order = order;
        this.dynamic = order.stream().flatMap(Read::expressions).findAny().isPresent();
    }

    public static FormRules of(Form form) {
        return new FormRules(ordered(read(form.items()), FORM));
    }

    /** Whether any expression decides about a field. */
    public boolean isDynamic() {
        return dynamic;
    }

    private static List<Read> read(List<? extends FormItem> items) {
        List<Read> all = new ArrayList<>();
        Section section = null;
        for (FormItem item : items) {
            if (item instanceof Section begins) {
                section = begins;
            }
            all.add(
                    switch (item) {
                        case Section one -> new Read(one, null, parse(one.visibleWhen()), null, null, null, List.of());
                        case Field field ->
                            new Read(
                                    field,
                                    section,
                                    parse(field.rules().visibleWhen()),
                                    parse(field.rules().requiredWhen()),
                                    parse(field.rules().readOnlyWhen()),
                                    parse(field.rules().computed()),
                                    field instanceof TableField table
                                            ? ordered(read(table.columns()), ROW)
                                            : List.of());
                    });
        }
        return all;
    }

    private static @Nullable Expression parse(@Nullable String jsonata) {
        try {
            return jsonata == null ? null : Expression.parse(jsonata);
        } catch (InvalidExpression unreadable) {
            return null;
        }
    }

    /** @param variable that holds the answers of these items */
    private static List<Read> ordered(List<Read> all, String variable) {
        List<Read> ordered = new ArrayList<>();
        Set<Read> visited = new HashSet<>();
        all.forEach(one -> visit(one, all, variable, visited, ordered));
        return List.copyOf(ordered);
    }

    private static void visit(Read one, List<Read> all, String variable, Set<Read> visited, List<Read> ordered) {
        if (visited.add(one)) {
            Set<String> needed = needed(one, variable);
            all.stream()
                    .filter(other -> other.item().equals(one.section())
                            || needed.contains(other.item().key()))
                    .forEach(other -> visit(other, all, variable, visited, ordered));
            ordered.add(one);
        }
    }

    private static Set<String> needed(Read one, String variable) {
        Set<String> keys = new LinkedHashSet<>();
        one.expressions()
                .flatMap(expression -> expression.references().of(variable))
                .forEach(path -> path.members().stream().limit(1).forEach(keys::add));
        return keys;
    }

    /**
     * What the rules give for these answers.
     *
     * @param answers in the format that is stored, with or without computed values and answers of hidden fields
     */
    public AppliedRules apply(JsonNode answers) {
        AppliedRules applied = new AppliedRules(copied(answers));
        for (Read one : order) {
            apply(one, "", applied.answers(), Map.of(FORM, applied.answers()), applied);
        }
        return applied;
    }

    /** What comes from outside may be nested too deeply to be copied whole: only what rules change is copied. */
    private ObjectNode copied(JsonNode answers) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        answers.properties().forEach(answer -> copy.set(answer.getKey(), answer.getValue()));
        for (Read one : order) {
            if (one.item() instanceof TableField table && copy.get(table.key()) instanceof ArrayNode rows) {
                ArrayNode copiedRows = copy.putArray(table.key());
                rows.values().forEach(row -> copiedRows.add(row instanceof ObjectNode cells ? shallow(cells) : row));
            }
        }
        return copy;
    }

    private static ObjectNode shallow(ObjectNode cells) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        cells.properties().forEach(cell -> copy.set(cell.getKey(), cell.getValue()));
        return copy;
    }

    private static void apply(
            Read one, String prefix, ObjectNode answers, Map<String, JsonNode> variables, AppliedRules applied) {
        String path = prefix + one.item().key();
        boolean inHiddenSection =
                one.section() != null && applied.hidden().contains(one.section().key());
        if (inHiddenSection || isUnset(one.item(), one.visible(), variables)) {
            applied.hidden().add(path);
            answers.remove(one.item().key());
            return;
        }
        if (one.item() instanceof Field field) {
            field(one, field, path, answers, variables, applied);
        }
    }

    /** Whether it has a condition to be shown that does not hold. One that cannot be read never holds. */
    private static boolean isUnset(FormItem item, @Nullable Expression visible, Map<String, JsonNode> variables) {
        boolean isConditional = switch (item) {
            case Section section -> section.visibleWhen() != null;
            case Field field -> field.rules().visibleWhen() != null;
        };
        return isConditional && !holds(visible, variables);
    }

    private static void field(
            Read one,
            Field field,
            String path,
            ObjectNode answers,
            Map<String, JsonNode> variables,
            AppliedRules applied) {
        if (field.required() || holds(one.required(), variables)) {
            applied.required().add(path);
        }
        if (field.rules().computed() != null) {
            applied.readOnly().add(path);
            put(answers, field, Computed.fit(field, value(one.computed(), variables)));
        } else if (holds(one.readOnly(), variables)) {
            applied.readOnly().add(path);
            Initial.fixed(field).ifPresent(initial -> put(answers, field, initial));
        }
        if (answers.get(field.key()) != null && field instanceof TableField) {
            int row = 0;
            for (JsonNode cells : answers.path(field.key()).values()) {
                if (cells instanceof ObjectNode object) {
                    Map<String, JsonNode> inRow = Map.of(FORM, variables.get(FORM), ROW, object);
                    String prefix = path + "." + row + ".";
                    one.columns().forEach(column -> apply(column, prefix, object, inRow, applied));
                }
                row++;
            }
        }
    }

    private static void put(ObjectNode answers, Field field, @Nullable JsonNode value) {
        if (value == null) {
            answers.remove(field.key());
        } else {
            answers.set(field.key(), value);
        }
    }

    private static boolean holds(@Nullable Expression condition, Map<String, JsonNode> variables) {
        JsonNode value = value(condition, variables);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    private static @Nullable JsonNode value(@Nullable Expression expression, Map<String, JsonNode> variables) {
        return expression != null
                        && expression.evaluate(variables, ALWAYS) instanceof Expression.Result.Value(var value)
                ? value
                : null;
    }
}
