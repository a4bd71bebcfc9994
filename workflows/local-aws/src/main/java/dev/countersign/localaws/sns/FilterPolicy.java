package dev.countersign.localaws.sns;

import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.sqs.MessageAttribute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which messages a subscription gets. The SNS developer guide describes the language under "Amazon SNS subscription filter policies".
 * All keys of a level must match; of the conditions of one key, one must match.
 */
final class FilterPolicy {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAXIMUM_BYTES = 262_144;
    private static final int MAXIMUM_KEYS = 5;
    private static final long MAXIMUM_COMBINATIONS = 150;

    private final Node root;
    private final boolean onBody;

    private FilterPolicy(Node root, boolean onBody) {
        this.root = root;
        this.onBody = onBody;
    }

    private sealed interface Node {

        record AllOf(Map<String, Node> keys, List<Node> others) implements Node {}

        record AnyOf(List<Node> alternatives) implements Node {}

        record Leaf(List<FilterCondition> conditions) implements Node {}
    }

    /**
     * Reads a policy.
     *
     * @param onBody whether it applies to the body of the message instead of its attributes
     * @throws AwsError InvalidParameter, with what is wrong
     */
    static FilterPolicy parse(String json, boolean onBody) {
        if (json.length() > MAXIMUM_BYTES) {
            throw invalid("Filter policy is too long");
        }
        try {
            if (JSON.readTree(json) instanceof ObjectNode policy) {
                return new FilterPolicy(allOf(policy, onBody), onBody);
            }
        } catch (JacksonException noJson) {
            throw invalid("failed to parse JSON");
        }
        throw invalid("Filter policy must be a JSON object");
    }

    /** Refuses a policy with more keys or values than one may have. */
    void requireAllowed() {
        if (keys(root) > MAXIMUM_KEYS) {
            throw invalid("Filter policy can not have more than " + MAXIMUM_KEYS + " keys");
        }
        if (combinations(root, 1) > MAXIMUM_COMBINATIONS) {
            throw invalid("Filter policy is too complex");
        }
    }

    private static int keys(Node node) {
        return switch (node) {
            case Node.AllOf(var keys, var others) ->
                keys.values().stream().mapToInt(FilterPolicy::keys).sum()
                        + others.stream().mapToInt(FilterPolicy::keys).sum();
            case Node.AnyOf(var alternatives) ->
                alternatives.stream().mapToInt(FilterPolicy::keys).max().orElse(0);
            case Node.Leaf _ -> 1;
        };
    }

    /** The product of the numbers of values, each times the depth of its key; at most one more than a policy may have. */
    private static long combinations(Node node, int depth) {
        long all = switch (node) {
            case Node.AllOf(var keys, var others) -> {
                long product = 1;
                for (var key : keys.values()) {
                    product = Math.min(product * combinations(key, depth + 1), MAXIMUM_COMBINATIONS + 1);
                }
                for (var other : others) {
                    product = Math.min(product * combinations(other, depth), MAXIMUM_COMBINATIONS + 1);
                }
                yield product;
            }
            case Node.AnyOf(var alternatives) ->
                alternatives.stream().mapToLong(one -> combinations(one, depth)).sum();
            case Node.Leaf(var conditions) -> (long) conditions.size() * (depth - 1);
        };
        return Math.min(all, MAXIMUM_COMBINATIONS + 1);
    }

    private static Node allOf(ObjectNode policy, boolean nested) {
        var keys = new LinkedHashMap<String, Node>();
        var others = new ArrayList<Node>();
        for (var entry : policy.properties()) {
            if (entry.getKey().equals("$or") && entry.getValue().isArray()) {
                others.add(anyOf(entry.getValue(), nested));
            } else {
                keys.put(entry.getKey(), node(entry.getKey(), entry.getValue(), nested));
            }
        }
        return new Node.AllOf(keys, others);
    }

    private static Node anyOf(JsonNode alternatives, boolean nested) {
        var nodes = new ArrayList<Node>();
        for (var alternative : alternatives) {
            if (!(alternative instanceof ObjectNode object)) {
                throw invalid("$or must hold objects");
            }
            nodes.add(allOf(object, nested));
        }
        if (nodes.size() < 2) {
            throw invalid("$or must hold at least two objects");
        }
        return new Node.AnyOf(nodes);
    }

    private static Node node(String key, JsonNode value, boolean nested) {
        if (value instanceof ObjectNode object && nested) {
            return allOf(object, true);
        }
        if (!value.isArray() || value.isEmpty()) {
            throw invalid("\"%s\" must be %s"
                    .formatted(key, nested ? "an object or a non-empty array" : "a non-empty array"));
        }
        var conditions = new ArrayList<FilterCondition>();
        value.forEach(condition -> conditions.add(FilterCondition.parse(condition)));
        return new Node.Leaf(conditions);
    }

    boolean accepts(String message, Map<String, MessageAttribute> attributes) {
        if (!onBody) {
            // Even a policy that asks for an absent attribute accepts no message without any.
            return !attributes.isEmpty() && accepts(root, asJson(attributes));
        }
        try {
            return JSON.readTree(message) instanceof ObjectNode body && accepts(root, body);
        } catch (JacksonException noJson) {
            return false;
        }
    }

    private static boolean accepts(Node node, JsonNode value) {
        return switch (node) {
            case Node.AllOf(var keys, var others) ->
                value.isArray()
                        ? value.valueStream().anyMatch(element -> accepts(node, element))
                        : keys.entrySet().stream().allMatch(key -> accepts(key.getValue(), value.path(key.getKey())))
                                && others.stream().allMatch(other -> accepts(other, value));
            case Node.AnyOf(var alternatives) -> alternatives.stream().anyMatch(one -> accepts(one, value));
            case Node.Leaf(var conditions) -> conditions.stream().anyMatch(condition -> condition.holds(value));
        };
    }

    /** Binary attributes cannot be filtered by. */
    private static ObjectNode asJson(Map<String, MessageAttribute> attributes) {
        var object = JSON.createObjectNode();
        attributes.forEach((name, attribute) -> {
            if (attribute.dataType().equals("String.Array")) {
                object.set(name, array(attribute.value()));
            } else if (attribute.dataType().startsWith("String")) {
                object.put(name, attribute.value());
            } else if (attribute.dataType().startsWith("Number")) {
                object.put(name, new BigDecimal(attribute.value()));
            }
        });
        return object;
    }

    private static JsonNode array(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException noJson) {
            return JSON.missingNode();
        }
    }

    static AwsError invalid(String why) {
        return SnsErrors.invalidParameter("FilterPolicy: " + why);
    }
}
