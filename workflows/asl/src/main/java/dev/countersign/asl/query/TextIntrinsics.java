package dev.countersign.asl.query;

import dev.countersign.asl.query.Intrinsic.Arguments;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The intrinsic functions about text. */
final class TextIntrinsics {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_TEXT = 10_000;
    /** The largest output of a state; no longer text is created. */
    private static final int MAX_FORMATTED = 1 << 20;

    private TextIntrinsics() {}

    static JsonNode format(Arguments arguments) {
        arguments.count(1, Integer.MAX_VALUE);
        List<String> parts = List.of(arguments.text(0).split("\\{}", -1));
        List<JsonNode> values = arguments.values();
        return fill(parts, new Arguments(arguments.call(), values.subList(1, values.size()), arguments.chance()));
    }

    /** Puts each argument between two parts. Objects and arrays appear as AWS shows them, {@code {a=1, b=[2, 3]}}. */
    static JsonNode fill(List<String> parts, Arguments arguments) {
        if (parts.size() != arguments.values().size() + 1) {
            throw arguments.wrong("There must be as many arguments as there are {} in the text");
        }
        StringBuilder text = new StringBuilder(parts.get(0));
        for (int index = 1; index < parts.size(); index++) {
            text.append(JsonataValues.fromJson(arguments.get(index - 1))).append(parts.get(index));
            if (text.length() > MAX_FORMATTED) {
                throw arguments.wrong("The text is too long");
            }
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
            JsonNode value = JsonMapper.shared().readTree(arguments.text(0));
            return value.isMissingNode() ? JSON.nullNode() : value;
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
