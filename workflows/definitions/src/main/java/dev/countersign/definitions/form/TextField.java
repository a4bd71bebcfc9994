package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;

/**
 * One line of text.
 *
 * @param minLength fewest characters, in code points; counts only where something was written
 * @param maxLength most characters, in code points
 */
public record TextField(String key, Text label, Text help, boolean required, int minLength, int maxLength)
        implements Field {}
