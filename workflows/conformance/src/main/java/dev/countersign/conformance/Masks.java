package dev.countersign.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Compares a recorded value with one of ours; parts of the recorded one were masked and match anything. */
record Masks(List<String> tokens) {

    private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>]+(?:<[^<>]*>[^<>]*)?>");
    private static final Set<String> WORDS = Set.of("timestamp", "date", "datetime", "time", "uuid", "snf_role_arn");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    boolean match(JsonNode expected, JsonNode actual) {
        return same(unpack(expected), unpack(actual));
    }

    private boolean same(JsonNode expected, JsonNode actual) {
        if (expected.isString()) {
            return masked(expected.stringValue(), actual);
        }
        if (expected.isNumber() && actual.isNumber()) {
            return expected.doubleValue() == actual.doubleValue();
        }
        if (expected.isObject() && actual.isObject()) {
            return expected.size() == actual.size()
                    && expected.properties().stream()
                            .allMatch(member -> actual.has(member.getKey())
                                    && (namesItself(member) || same(member.getValue(), actual.get(member.getKey()))));
        }
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int index = 0; index < expected.size(); index++) {
                if (!same(expected.get(index), actual.get(index))) {
                    return false;
                }
            }
            return true;
        }
        return expected.equals(actual);
    }

    /** Some values were replaced by the name of their member. */
    private static boolean namesItself(Map.Entry<String, JsonNode> member) {
        return member.getValue().isString() && member.getValue().stringValue().equals(member.getKey());
    }

    private boolean masked(String expected, JsonNode actual) {
        if (WORDS.contains(expected) || tokens.contains(expected)) {
            return true;
        }
        if (PLACEHOLDER.matcher(expected).find()) {
            String pattern = PLACEHOLDER
                    .splitAsStream(expected)
                    .map(Pattern::quote)
                    .reduce((left, right) -> left + ".*" + right)
                    .orElse("");
            boolean open = expected.endsWith(">");
            if (expected.startsWith("<") && open) {
                return true;
            }
            return Pattern.compile(pattern + (open ? ".*" : ""), Pattern.DOTALL)
                    .matcher(actual.isString() ? actual.stringValue() : actual.toString())
                    .matches();
        }
        return actual.isString() ? expected.equals(actual.stringValue()) : expected.equals(actual.toString());
    }

    /** JSON inside strings, parsed. */
    private static JsonNode unpack(JsonNode node) {
        if (node.isString()) {
            String text = node.stringValue().strip();
            boolean looksLikeJson = text.startsWith("{") || text.startsWith("[");
            try {
                return looksLikeJson ? unpack(MAPPER.readTree(text)) : node;
            } catch (JacksonException notJson) {
                return node;
            }
        }
        if (node.isObject()) {
            ObjectNode unpacked = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> unpacked.set(member.getKey(), unpack(member.getValue())));
            if (node.has("errorType")) {
                // Which frames and ids a runtime adds to an error is its own business: these functions were written in
                // Python.
                unpacked.remove(List.of("stackTrace", "requestId"));
            }
            return unpacked;
        }
        if (node.isArray()) {
            ArrayNode unpacked = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> unpacked.add(unpack(element)));
            return unpacked;
        }
        return node;
    }
}
