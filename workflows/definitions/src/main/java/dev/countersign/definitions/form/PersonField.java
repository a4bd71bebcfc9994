package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A person of the organisation; the form holds an id that {@link FormContext} knows.
 *
 * @param among who can be chosen
 */
public record PersonField(Question question, Among among) implements Field {

    /** One without rules. */
    public PersonField(String key, Text label, Text help, boolean required, Among among) {
        this(new Question(key, label, help, required), among);
    }

    @Override
    public PersonField with(Question other) {
        return new PersonField(other, among);
    }

    /** A field in which everybody can be chosen. */
    public PersonField(String key, Text label, Text help, boolean required) {
        this(key, label, help, required, new Among.Everybody());
    }

    @Override
    public Kind kind() {
        return Kind.PERSON;
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
