package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;

/** One question of a form. In the submitted JSON its answer stands under its key. */
public sealed interface Field
        permits TextField, LongTextField, NumberField, MoneyField, DateField, ChoiceField, PersonField {

    /** Unique in its form; a name that a JSONata path can use without quotes. */
    String key();

    Text label();

    /** A sentence below the field; {@link Text#NONE} where there is none. */
    Text help();

    boolean required();
}
