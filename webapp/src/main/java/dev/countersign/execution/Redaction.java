package dev.countersign.execution;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes task tokens out of what an execution has recorded, because whoever has one can answer the task. They are known by the name of their member,
 * or because they look like one, since a state machine can give them any name. Messages are JSON within texts, so texts are looked into as well.
 */
final class Redaction {

    /** In the place of a token. */
    static final String HIDDEN = "•••";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> NAMES = Set.of("tasktoken", "token");

    /** Step Functions gives up to 2,048 characters without a blank; ids, addresses and hashes are shorter. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/=_.-]{160,}");

    /** A text within a text within a text. */
    private static final int DEEPEST = 4;

    private Redaction() {}

    /** The text without tokens. What is no JSON is taken as one text. */
    static String of(String text) {
        return text(text, 0);
    }

    private static String text(String text, int depth) {
        if (depth < DEEPEST && isJson(text)) {
            try {
                return redacted(JSON.readTree(text), depth).toString();
            } catch (JacksonException _) {
                // Looks like JSON and is none.
            }
        }
        return TOKEN.matcher(text).replaceAll(HIDDEN);
    }

    private static boolean isJson(String text) {
        String content = text.strip();
        return content.startsWith("{") || content.startsWith("[") || content.startsWith("\"");
    }

    private static JsonNode redacted(JsonNode value, int depth) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode safe = JsonNodeFactory.instance.objectNode();
                for (Map.Entry<String, JsonNode> member : object.properties()) {
                    boolean secret = NAMES.contains(member.getKey().toLowerCase(Locale.ROOT))
                            && member.getValue().isString();
                    safe.set(
                            TOKEN.matcher(member.getKey()).replaceAll(HIDDEN),
                            secret ? JsonNodeFactory.instance.stringNode(HIDDEN) : redacted(member.getValue(), depth));
                }
                yield safe;
            }
            case ArrayNode array -> {
                ArrayNode safe = JsonNodeFactory.instance.arrayNode();
                array.values().forEach(one -> safe.add(redacted(one, depth)));
                yield safe;
            }
            case StringNode text -> JsonNodeFactory.instance.stringNode(text(text.stringValue(), depth + 1));
            default -> value;
        };
    }
}
