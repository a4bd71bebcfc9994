package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One question of a form. In the submitted JSON, its key holds the answer. */
public sealed interface Field
        permits TextField, LongTextField, NumberField, MoneyField, DateField, ChoiceField, PersonField {

    /** The kinds of fields. Templates name them in lower case: {@code long-text}. */
    enum Kind {
        TEXT,
        LONG_TEXT,
        NUMBER,
        MONEY,
        DATE,
        CHOICE,
        PERSON
    }

    Kind kind();

    /** Unique in its form; a name that a JSONata path can use without quotes. */
    String key();

    Text label();

    /** A sentence below the field; {@link Text#NONE} if there is none. */
    Text help();

    boolean required();

    /** An answer in the shape in which it is stored; null where it holds nothing. What cannot be read stays as it is, for the check. */
    @Nullable
    JsonNode normalize(JsonNode answer);

    /** A stored answer that is text, as a reader of this language sees it. */
    String shown(String answer, Locale locale);
}
