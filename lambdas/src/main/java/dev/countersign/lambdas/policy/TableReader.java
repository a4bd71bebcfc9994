package dev.countersign.lambdas.policy;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads a table: {@code {hit: first, rules: [{when: {amount.amount: "> 5000"}, outcome: deny, reason: …}], otherwise: allow}}. {@code when} is
 * an object of cells by field, or a text that is JSONata.
 */
public final class TableReader {

    private static final String STANDARD_LANGUAGE = "en";

    private TableReader() {}

    /**
     * Parses a table.
     *
     * @throws MalformedTable if it is not valid, with the place
     */
    public static DecisionTable read(JsonNode table) {
        members("table", table, Set.of("hit", "rules", "otherwise"));
        JsonNode rules = table.path("rules");
        if (!rules.isArray() || rules.isEmpty()) {
            throw new MalformedTable("table/rules: a list with at least one rule is expected");
        }
        return new DecisionTable(
                word("table/hit", table.path("hit"), HitPolicy.values(), HitPolicy::word),
                IntStream.range(0, rules.size())
                        .mapToObj(index -> rule("table/rules/" + index, rules.get(index)))
                        .toList(),
                table.has("otherwise")
                        ? Optional.of(word("table/otherwise", table.path("otherwise"), Outcome.values(), Outcome::word))
                        : Optional.empty());
    }

    private static PolicyRule rule(String place, JsonNode rule) {
        members(place, rule, Set.of("when", "outcome", "reason"));
        return new PolicyRule(
                condition(place + "/when", rule.path("when")),
                word(place + "/outcome", rule.path("outcome"), Outcome.values(), Outcome::word),
                rule.has("reason") ? Optional.of(reason(place + "/reason", rule.path("reason"))) : Optional.empty());
    }

    private static Condition condition(String place, JsonNode when) {
        if (when.isString()) {
            try {
                return new Condition.Formula(Expression.parse(when.stringValue()));
            } catch (InvalidExpression unreadable) {
                throw new MalformedTable(place + ": " + unreadable.getMessage());
            }
        }
        if (!when.isObject()) {
            throw new MalformedTable(place + ": cells by field or a JSONata text are expected");
        }
        Map<String, Cell> cells = new LinkedHashMap<>();
        when.properties()
                .forEach(cell -> cells.put(
                        cell.getKey(),
                        CellReader.read(cell.getValue())
                                .orElseThrow(() -> new MalformedTable(
                                        place + "/" + cell.getKey() + ": " + cell.getValue() + " is not a cell"))));
        return new Condition.Cells(cells);
    }

    private static Reason reason(String place, JsonNode reason) {
        if (reason.isString()) {
            return new Reason(reason.stringValue(), Map.of());
        }
        if (!reason.path(STANDARD_LANGUAGE).isString()) {
            throw new MalformedTable(place + ": a text is expected, or texts by language with one in English");
        }
        Map<String, String> translations = new HashMap<>();
        reason.properties().forEach(text -> translations.put(text.getKey(), text(place, text.getValue())));
        return new Reason(text(place, reason.path(STANDARD_LANGUAGE)), translations);
    }

    private static String text(String place, JsonNode text) {
        if (!text.isString()) {
            throw new MalformedTable(place + ": a text is expected");
        }
        return text.stringValue();
    }

    private static <E extends Enum<E>> E word(String place, JsonNode word, E[] values, Function<E, String> written) {
        return Stream.of(values)
                .filter(value -> word.isString() && written.apply(value).equals(word.stringValue()))
                .findFirst()
                .orElseThrow(() -> new MalformedTable("%s: one of %s is expected"
                        .formatted(place, Stream.of(values).map(written).toList())));
    }

    private static void members(String place, JsonNode object, Set<String> known) {
        if (!object.isObject()) {
            throw new MalformedTable(place + ": an object is expected");
        }
        List<String> unknown = object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw new MalformedTable(place + ": " + unknown + " is not known here");
        }
    }
}
