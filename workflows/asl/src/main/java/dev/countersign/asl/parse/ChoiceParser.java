package dev.countersign.asl.parse;

import dev.countersign.asl.query.Jsonata;
import dev.countersign.asl.query.PathQuery;
import dev.countersign.asl.state.ChoiceRule;
import dev.countersign.asl.state.ChoiceState;
import dev.countersign.asl.state.Comparison;
import dev.countersign.asl.state.Condition;
import dev.countersign.asl.state.InputOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/** Reads a Choice state and its rules. */
final class ChoiceParser {

    private static final Map<String, Condition.Property> PROPERTIES = Map.of(
            "IsPresent", Condition.Property.PRESENT,
            "IsNull", Condition.Property.NULL,
            "IsString", Condition.Property.STRING,
            "IsNumeric", Condition.Property.NUMERIC,
            "IsBoolean", Condition.Property.BOOLEAN,
            "IsTimestamp", Condition.Property.TIMESTAMP);
    private static final String PATH = "Path";

    private ChoiceParser() {}

    static ChoiceState parse(String name, Fields fields) {
        List<ChoiceRule> rules = new ArrayList<>();
        List<Fields> choices = fields.each("Choices");
        for (int index = 0; index < choices.size(); index++) {
            Fields rule = choices.get(index);
            rule.require("Next");
            Condition condition = fields.language() instanceof Jsonata ? expression(rule) : comparison(rule);
            String next = rule.text("Next");
            if (condition != null && next != null) {
                rules.add(new ChoiceRule(condition, io(fields, rule, "Choices[" + index + "]/"), next));
            }
        }
        return new ChoiceState(name, InputOutputParser.parse(fields), rules, fields.text("Default"));
    }

    /** In JSONPath a rule can only assign variables; the state determines the output. */
    private static InputOutput io(Fields fields, Fields rule, String within) {
        return fields.language() instanceof Jsonata
                ? InputOutputParser.jsonata(rule, within, Set.of())
                : InputOutputParser.withAssign(fields, rule);
    }

    private static @Nullable Condition expression(Fields rule) {
        rule.require("Condition");
        var template = rule.template("Condition");
        return template == null ? null : new Condition.Expression(template);
    }

    private static @Nullable Condition comparison(Fields rule) {
        if (rule.has("Not")) {
            Condition inner = comparison(rule.inner("Not"));
            return inner == null ? null : new Condition.Not(inner);
        }
        if (rule.has("And")) {
            return new Condition.And(all(rule, "And"));
        }
        if (rule.has("Or")) {
            return new Condition.Or(all(rule, "Or"));
        }
        rule.require("Variable");
        PathQuery variable = rule.pathQuery("Variable");
        if (variable == null) {
            return null;
        }
        for (Map.Entry<String, JsonNode> entry : rule.json().properties()) {
            Condition condition = operator(rule, variable, entry.getKey(), entry.getValue());
            if (condition != null) {
                return condition;
            }
        }
        rule.problem("A choice rule needs a comparison operator");
        return null;
    }

    private static List<Condition> all(Fields rule, String name) {
        List<Condition> conditions = new ArrayList<>();
        for (Fields inner : rule.each(name)) {
            Condition condition = comparison(inner);
            if (condition != null) {
                conditions.add(condition);
            }
        }
        return conditions;
    }

    private static @Nullable Condition operator(Fields rule, PathQuery variable, String name, JsonNode value) {
        Condition.Property property = PROPERTIES.get(name);
        if (property != null) {
            rule.expect(name, value, JsonNodeType.BOOLEAN);
            return new Condition.Is(variable, property, value.asBoolean(true));
        }
        if (name.equals("StringMatches")) {
            String pattern = rule.text(name);
            return pattern == null ? null : new Condition.StringMatches(variable, pattern);
        }
        Optional<Comparison> comparison = Comparison.of(name, variable);
        if (comparison.isPresent()) {
            operand(rule, name, comparison.get().kind(), value);
            return comparison.get().with(value);
        }
        if (name.endsWith(PATH)) {
            Optional<Comparison> byPath = Comparison.of(name.substring(0, name.length() - PATH.length()), variable);
            PathQuery path = byPath.isPresent() ? rule.pathQuery(name) : null;
            return path == null ? null : byPath.get().withPath(path);
        }
        return null;
    }

    private static void operand(Fields rule, String name, Comparison.Kind kind, JsonNode value) {
        switch (kind) {
            case STRING -> rule.expect(name, value, JsonNodeType.STRING);
            case NUMERIC -> rule.expect(name, value, JsonNodeType.NUMBER);
            case BOOLEAN -> rule.expect(name, value, JsonNodeType.BOOLEAN);
            case TIMESTAMP -> {
                if (Comparison.timestamp(value).isEmpty()) {
                    rule.problem(name, Comparison.NO_TIMESTAMP);
                }
            }
        }
    }
}
