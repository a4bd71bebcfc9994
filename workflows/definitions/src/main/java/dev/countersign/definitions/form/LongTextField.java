package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Text of several lines.
 *
 * @param minLength fewest characters, in code points, if there is an answer
 * @param maxLength most characters, in code points
 */
public record LongTextField(Question question, int minLength, int maxLength) implements Field {

    /** One without rules. */
    public LongTextField(String key, Text label, Text help, boolean required, int minLength, int maxLength) {
        this(new Question(key, label, help, required), minLength, maxLength);
    }

    @Override
    public LongTextField with(Question other) {
        return new LongTextField(other, minLength, maxLength);
    }

    @Override
    public Kind kind() {
        return Kind.LONG_TEXT;
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
