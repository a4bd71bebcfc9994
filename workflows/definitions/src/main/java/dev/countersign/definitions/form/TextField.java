package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of text.
 *
 * @param minLength fewest characters, in code points, if there is an answer
 * @param maxLength most characters, in code points
 */
public record TextField(String key, Text label, Text help, boolean required, int minLength, int maxLength)
        implements Field {
    @Override
    public Kind kind() {
        return Kind.TEXT;
    }

    @Override
    public @Nullable JsonNode normalize(JsonNode answer) {
        return FormShape.text(answer);
    }

    @Override
    public String shown(String answer, Locale locale) {
        return answer;
    }
}
