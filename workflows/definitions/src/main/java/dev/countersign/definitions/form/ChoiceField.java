package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One of several options; the form holds the value of the option.
 */
public record ChoiceField(Question question, List<Option> options) implements Field {

    public ChoiceField {
        options = List.copyOf(options);
    }

    /** One without rules. */
    public ChoiceField(String key, Text label, Text help, boolean required, List<Option> options) {
        this(new Question(key, label, help, required), options);
    }

    @Override
    public ChoiceField with(Question other) {
        return new ChoiceField(other, options);
    }

    @Override
    public Kind kind() {
        return Kind.CHOICE;
    }

    @Override
    public @Nullable JsonNode normalize(JsonNode answer) {
        return FormShape.text(answer);
    }

    @Override
    public String shown(String answer, Locale locale) {
        return label(answer).in(locale);
    }

    /** What the answer is called; the answer itself where the template no longer offers it. */
    public Text label(String answer) {
        return Option.label(options, answer);
    }
}
