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
 * @param pattern what the whole text matches; null if it can be anything
 */
public record TextField(
        Question question,
        int minLength,
        int maxLength,
        @Nullable TextPattern pattern) implements Field {

    /** One without rules and pattern. */
    public TextField(String key, Text label, Text help, boolean required, int minLength, int maxLength) {
        this(new Question(key, label, help, required), minLength, maxLength, null);
    }

    @Override
    public TextField with(Question other) {
        return new TextField(other, minLength, maxLength, pattern);
    }

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
