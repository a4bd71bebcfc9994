package dev.countersign.request.ui.form;

import java.util.Locale;
import java.util.Optional;

/** The value of one input in a draft. */
public sealed interface DraftValue {

    String text();

    /** The locale of its notation; empty if it was not stored, or if the value does not depend on it. */
    Optional<Locale> notation();

    /** A value that does not depend on the language and region: a decimal number with a point, an ISO 8601 date, an id, plain text. */
    record Settled(String text) implements DraftValue {

        @Override
        public Optional<Locale> notation() {
            return Optional.empty();
        }
    }

    /**
     * Typed text that is not a value.
     *
     * @param notation the locale of its notation; empty if it was not stored
     */
    record Typed(String text, Optional<Locale> notation) implements DraftValue {}
}
