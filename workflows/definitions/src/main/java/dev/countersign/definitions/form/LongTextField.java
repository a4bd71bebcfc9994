package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;

/**
 * Text of several lines.
 *
 * @param minLength fewest characters, in code points, if there is an answer
 * @param maxLength most characters, in code points
 */
public record LongTextField(String key, Text label, Text help, boolean required, int minLength, int maxLength)
        implements Field {}
