package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One question of a form. In the submitted JSON, its key holds the answer. */
public sealed interface Field
        permits TextField,
                LongTextField,
                NumberField,
                MoneyField,
                DateField,
                ChoiceField,
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
        PERSON,
        ATTACHMENT,
        TABLE
    }

    Kind kind();

    /** Unique in its form; a name that a JSONata path can use without quotes. */
    String key();

    Text label();

    /** A sentence below the field; {@link Text#NONE} if there is none. */
    Text help();

    boolean required();

    /** The answer in the format in which it is stored; null if it is empty. An answer that cannot be parsed stays unchanged, for the check. */
    @Nullable
    JsonNode normalize(JsonNode answer);

    /** A stored answer of type text, as people read it in this language. */
    String shown(String answer, Locale locale);
}
