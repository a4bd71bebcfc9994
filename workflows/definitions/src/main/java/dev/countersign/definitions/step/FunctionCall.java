package dev.countersign.definitions.step;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A call of a Lambda function.
 *
 * @param function its name; the compile target has the rest of its ARN
 * @param input the payload; a text of the form <code>{% … %}</code> in it is JSONata over {@code $form}, {@code $request}, {@code $requester}, {@code
 *     $results} and {@code $call}
 */
public record FunctionCall(String function, JsonNode input) {

    private static final String BEGIN = "{%";
    private static final String END = "%}";

    /** The JSONata of a value that is computed; empty if it is given. */
    public static Optional<String> formula(JsonNode value) {
        String text = value.asString("").strip();
        return value.isString()
                        && text.startsWith(BEGIN)
                        && text.endsWith(END)
                        && text.length() >= BEGIN.length() + END.length()
                ? Optional.of(text.substring(BEGIN.length(), text.length() - END.length())
                        .strip())
                : Optional.empty();
    }

    /** A value that is computed. */
    public static JsonNode computed(String jsonata) {
        return StringNode.valueOf(BEGIN + " " + jsonata.strip() + " " + END);
    }
}
