package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;

/** One question of a form. In the submitted JSON, its key holds the answer. */
public sealed interface Field
        permits TextField, LongTextField, NumberField, MoneyField, DateField, ChoiceField, PersonField {

    /** Unique in its form; a name that a JSONata path can use without quotes. */
    String key();

    Text label();

    /** A sentence below the field; {@link Text#NONE} if there is none. */
    Text help();

    boolean required();
}
