package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One question of a form. In the submitted JSON, its key holds the answer. */
public sealed interface Field extends FormItem
        permits TextField,
                LongTextField,
                NumberField,
                MoneyField,
                DateField,
                ChoiceField,
                MultiChoiceField,
                PersonField,
                AttachmentField,
                TableField {

    /** The kinds of fields. Templates name them in lower case: {@code long-text}. */
    enum Kind {
        TEXT,
        LONG_TEXT,
        NUMBER,
        MONEY,
        DATE,
        CHOICE,
        MULTI_CHOICE,
        PERSON,
        ATTACHMENT,
        TABLE
    }

    Kind kind();

    Question question();

    /** The same field with another question. */
    Field with(Question other);

    @Override
    default String key() {
        return question().key();
    }

    @Override
    default Text label() {
        return question().label();
    }

    @Override
    default Text help() {
        return question().help();
    }

    default boolean required() {
        return question().required();
    }

    default FieldRules rules() {
        return question().rules();
    }

    /** The answer in the format in which it is stored; null if it is empty. An answer that cannot be parsed stays unchanged, for the check. */
    @Nullable
    JsonNode normalize(JsonNode answer);

    /** A stored answer of type text, as people read it in this language. */
    String shown(String answer, Locale locale);
}
