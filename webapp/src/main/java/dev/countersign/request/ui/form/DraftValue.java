package dev.countersign.request.ui.form;

import java.util.Locale;
import java.util.Optional;

/** What a draft kept of one input. */
public sealed interface DraftValue {

    String text();

    /** How numbers and dates were written there; empty where that was not kept, or where the value means the same everywhere. */
    Optional<Locale> notation();

    /** A value that means the same in every language and region: a decimal number with a point, a day by ISO 8601, an id, plain text. */
    record Settled(String text) implements DraftValue {

        @Override
        public Optional<Locale> notation() {
            return Optional.empty();
        }
    }

    /**
     * What was typed, before or without becoming a value.
     *
     * @param notation how numbers and dates were written there; empty where that was not kept
     */
    record Typed(String text, Optional<Locale> notation) implements DraftValue {}
}
