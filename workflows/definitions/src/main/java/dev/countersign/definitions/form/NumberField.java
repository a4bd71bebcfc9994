package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A number: a JSON number.
 *
 * @param scale the most decimals it may have
 */
public record NumberField(
        Question question,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        int scale) implements Field {

    /** One without rules. */
    public NumberField(
            String key,
            Text label,
            Text help,
            boolean required,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            int scale) {
        this(new Question(key, label, help, required), min, max, scale);
    }

    @Override
    public NumberField with(Question other) {
        return new NumberField(other, min, max, scale);
    }

    @Override
    public Kind kind() {
        return Kind.NUMBER;
    }

    @Override
    public JsonNode normalize(JsonNode answer) {
        return answer;
    }

    @Override
    public String shown(String answer, Locale locale) {
        return answer;
    }
}
