package com.dashjoin.jsonata;

import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** What {@link CorrectedJsonata} does otherwise than the library. */
@NullMarked
public interface Corrections {

    /** The library as it is. */
    Corrections NONE = new Corrections() {
        @Override
        public Pattern regex(String pattern, String flags) {
            return Pattern.compile(pattern);
        }

        @Override
        public Object function(Pattern regex, Jsonata.@Nullable EntryCallback bounds) {
            return regex;
        }

        @Override
        public String text(Object value) {
            return String.valueOf(value);
        }
    };

    /** A regular expression of ECMAScript. */
    Pattern regex(String pattern, String flags);

    /** The value of a regular expression: a function that finds its matches. */
    Object function(Pattern regex, Jsonata.@Nullable EntryCallback bounds);

    /** A value as {@code &} writes it. */
    String text(Object value);
}
