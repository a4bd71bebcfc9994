package dev.countersign.definitions.form;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import dev.countersign.asl.event.Moment;
import dev.countersign.definitions.text.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/**
 * A regular expression that the whole of a text matches. It is evaluated as JSONata does, so that none can take long.
 *
 * @param message what people read if it does not; {@link Text#NONE} for a standard sentence
 */
public record TextPattern(String regex, Text message) {

    private static final Pattern UNESCAPED_SLASH = Pattern.compile("(\\\\.)|/");
    private static final Moment ALWAYS = new Moment(Instant.EPOCH, "pattern");

    /** Why the regular expression cannot be used; empty if it can. */
    public Optional<String> fault() {
        try {
            var tried = Expression.parse(jsonata()).evaluate(Map.of("text", StringNode.valueOf("a")), ALWAYS);
            return tried instanceof Expression.Result.Failed(String cause) ? Optional.of(cause) : Optional.empty();
        } catch (InvalidExpression unreadable) {
            return Optional.of(String.valueOf(unreadable.getMessage()));
        }
    }

    /** False as well if the text is too much for the regular expression. */
    boolean matches(String text) {
        try {
            return Expression.parse(jsonata()).evaluate(Map.of("text", StringNode.valueOf(text)), ALWAYS)
                            instanceof Expression.Result.Value(var value)
                    && value.equals(BooleanNode.TRUE);
        } catch (InvalidExpression unreadable) {
            return false;
        }
    }

    private String jsonata() {
        String escaped = UNESCAPED_SLASH.matcher(regex).replaceAll(found -> found.group(1) == null ? "\\\\/" : "$1");
        return "$contains($text, /^(?:" + escaped + ")$/)";
    }
}
