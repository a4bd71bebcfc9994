package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Regional;
import dev.countersign.definitions.text.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A day, {@code "2027-01-15"}.
 */
public record DateField(
        Question question,
        @Nullable DateBound earliest,
        @Nullable DateBound latest) implements Field {

    /** One without rules. */
    public DateField(
            String key,
            Text label,
            Text help,
            boolean required,
            @Nullable DateBound earliest,
            @Nullable DateBound latest) {
        this(new Question(key, label, help, required), earliest, latest);
    }

    @Override
    public DateField with(Question other) {
        return new DateField(other, earliest, latest);
    }

    @Override
    public Kind kind() {
        return Kind.DATE;
    }

    @Override
    public @Nullable JsonNode normalize(JsonNode answer) {
        return FormShape.text(answer);
    }

    @Override
    public String shown(String answer, Locale locale) {
        try {
            return Regional.date(LocalDate.parse(answer), locale);
        } catch (DateTimeException notADate) {
            return answer;
        }
    }
}
