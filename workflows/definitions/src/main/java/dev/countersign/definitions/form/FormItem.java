package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;

/** What a form has, in its order: fields, and the sections that they are in. */
public sealed interface FormItem permits Field, Section {

    /** Unique in its form. */
    String key();

    Text label();

    /** A sentence that explains it; {@link Text#NONE} if there is none. */
    Text help();
}
