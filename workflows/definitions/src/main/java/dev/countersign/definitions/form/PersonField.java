package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;

/**
 * Somebody of the organisation; the form holds the id that the {@link FormContext} knows.
 *
 * @param among who can be named
 */
public record PersonField(String key, Text label, Text help, boolean required, Among among) implements Field {

    /** One where everybody can be named. */
    public PersonField(String key, Text label, Text help, boolean required) {
        this(key, label, help, required, new Among.Everybody());
    }
}
