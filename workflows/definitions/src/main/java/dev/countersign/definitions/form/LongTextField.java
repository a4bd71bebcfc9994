package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;

/**
 * Text of several lines.
 *
 * @param minLength fewest characters, in code points; counts only where something was written
 * @param maxLength most characters, in code points
 */
public record LongTextField(String key, Text label, Text help, boolean required, int minLength, int maxLength)
        implements Field {}
