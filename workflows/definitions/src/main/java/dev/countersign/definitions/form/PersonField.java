package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;

/**
 * A person of the organisation; the form holds an id that {@link FormContext} knows.
 *
 * @param among who can be chosen
 */
public record PersonField(String key, Text label, Text help, boolean required, Among among) implements Field {

    /** A field in which everybody can be chosen. */
    public PersonField(String key, Text label, Text help, boolean required) {
        this(key, label, help, required, new Among.Everybody());
    }
}
