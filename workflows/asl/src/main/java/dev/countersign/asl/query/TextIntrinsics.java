package dev.countersign.asl.query;

import dev.countersign.asl.query.Intrinsic.Arguments;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The intrinsic functions about text. */
final class TextIntrinsics {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_TEXT = 10_000;
    /** What a state may put out; more than that need not be made. */
    private static final int MAX_FORMATTED = 1 << 20;

    private TextIntrinsics() {}

    /** Objects and arrays appear as AWS shows them, {@code {a=1, b=[2, 3]}}. */
    static JsonNode format(Arguments arguments) {
        arguments.count(1, Integer.MAX_VALUE);
        String template = arguments.text(0);
        StringBuilder text = new StringBuilder();
        int next = 1;
        for (int at = 0; at < template.length(); at++) {
            if (template.startsWith("{}", at)) {
                if (next >= arguments.values().size()) {
                    throw arguments.wrong("Invalid arguments: more {} than arguments");
                }
                JsonNode value = arguments.get(next++);
                text.append(JsonataValues.member(value));
                at++;
            } else {
                text.append(template.charAt(at));
            }
            if (text.length() > MAX_FORMATTED) {
                throw arguments.wrong("The text is too long");
            }
        }
        if (next != arguments.values().size()) {
            throw arguments.wrong("Invalid arguments: more arguments than {}");
        }
        return JSON.stringNode(text.toString());
    }

    /** Splits at any of the characters of the second argument; empty parts are left out. */
    static JsonNode split(Arguments arguments) {
        arguments.count(2, 2);
        String separators = arguments.text(1);
        ArrayNode parts = JSON.arrayNode();
        StringBuilder part = new StringBuilder();
        for (char c : (arguments.text(0) + Cursor.END).toCharArray()) {
            if (c != Cursor.END && separators.indexOf(c) < 0) {
                part.append(c);
            } else if (!part.isEmpty()) {
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        return parts;
    }

    static JsonNode parse(Arguments arguments) {
        arguments.count(1, 1);
        try {
            return JsonMapper.shared().readTree(arguments.text(0));
        } catch (JacksonException e) {
            throw arguments.wrong("The argument is not valid JSON");
        }
    }

    static JsonNode write(Arguments arguments) {
        arguments.count(1, 1);
        return JSON.stringNode(arguments.get(0).toString());
    }

    static JsonNode encode(Arguments arguments) {
        arguments.count(1, 1);
        byte[] bytes = limited(arguments).getBytes(StandardCharsets.UTF_8);
        return JSON.stringNode(Base64.getEncoder().encodeToString(bytes));
    }

    static JsonNode decode(Arguments arguments) {
        arguments.count(1, 1);
        try {
            byte[] bytes = Base64.getDecoder().decode(limited(arguments));
            return JSON.stringNode(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw arguments.wrong("The argument is not valid Base64");
        }
    }

    static JsonNode hash(Arguments arguments) {
        arguments.count(2, 2);
        JsonNode data = arguments.get(0);
        try {
            return JSON.stringNode(
                    Digest.of(data.isString() ? data.stringValue() : data.toString(), arguments.text(1)));
        } catch (JsonataBounds.Exceeded e) {
            throw arguments.wrong(String.valueOf(e.getMessage()));
        }
    }

    static JsonNode uuid(Arguments arguments) {
        arguments.count(0, 0);
        return JSON.stringNode(arguments.chance().uuid().toString());
    }

    private static String limited(Arguments arguments) {
        String text = arguments.text(0);
        if (text.length() > MAX_TEXT) {
            throw arguments.wrong("The argument must not be longer than " + MAX_TEXT + " characters");
        }
        return text;
    }
}
