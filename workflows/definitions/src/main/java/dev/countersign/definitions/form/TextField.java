package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;

/**
 * One line of text.
 *
 * @param minLength fewest characters, in code points, if there is an answer
 * @param maxLength most characters, in code points
 */
public record TextField(String key, Text label, Text help, boolean required, int minLength, int maxLength)
        implements Field {}
