package dev.countersign.definitions.edit;

import dev.countersign.asl.Expression;
import dev.countersign.definitions.edit.FieldNames.Names;
import dev.countersign.definitions.edit.FieldNames.Where;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The names of fields in the input of a function: in its expressions, and in the decision table of {@code policy-check}, whose rules name fields as members
 * ({@code amount.amount: "> 5000"}) or in JSONata.
 */
final class PayloadNames {

    private static final String RULES = "rules";
    private static final String WHEN = "when";

    private final Names names;

    PayloadNames(Names names) {
        this.names = names;
    }

    JsonNode map(Where where, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> object(where, object);
            case ArrayNode array -> {
                ArrayNode mapped = JsonNodeFactory.instance.arrayNode();
                for (int at = 0; at < array.size(); at++) {
                    mapped.add(map(where.at(String.valueOf(at)), array.get(at)));
                }
                yield mapped;
            }
            default ->
                Expression.in(node)
                        .<JsonNode>map(jsonata -> rewritten(where, node, jsonata))
                        .orElse(node);
        };
    }

    private JsonNode rewritten(Where where, JsonNode node, String jsonata) {
        String now = names.expression(where, jsonata);
        return now.equals(jsonata)
                ? node
                : StringNode.valueOf(node.stringValue().replace(jsonata, now));
    }

    private JsonNode object(Where where, ObjectNode object) {
        ObjectNode mapped = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            Where place = where.at(member.getKey());
            boolean isTable =
                    where.path().endsWith("/input/table") && member.getKey().equals(RULES);
            mapped.set(member.getKey(), isTable ? rules(place, member.getValue()) : map(place, member.getValue()));
        }
        return mapped;
    }

    private JsonNode rules(Where where, JsonNode rules) {
        if (!rules.isArray()) {
            return map(where, rules);
        }
        ArrayNode mapped = JsonNodeFactory.instance.arrayNode();
        for (int at = 0; at < rules.size(); at++) {
            JsonNode rule = map(where.at(String.valueOf(at)), rules.get(at));
            Where place = where.at(String.valueOf(at)).at(WHEN);
            JsonNode when = rules.get(at).path(WHEN);
            if (when.isString() && Expression.in(when).isEmpty()) {
                ((ObjectNode) rule).put(WHEN, names.expression(place, when.stringValue()));
            } else if (when instanceof ObjectNode cells) {
                ((ObjectNode) rule).set(WHEN, cells(place, cells));
            }
            mapped.add(rule);
        }
        return mapped;
    }

    private ObjectNode cells(Where where, ObjectNode cells) {
        ObjectNode mapped = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> cell : cells.properties()) {
            String[] parts = cell.getKey().split("\\.", 2);
            String key = names.field(where, parts[0]);
            mapped.set(parts.length == 1 ? key : key + "." + parts[1], cell.getValue());
        }
        return mapped;
    }
}
