package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;

/**
 * Somebody of the organisation; the form holds the id that the {@link FormContext} knows.
 */
public record PersonField(String key, Text label, Text help, boolean required) implements Field {}
