package dev.countersign.lambdas.policy;

import java.util.Map;

/**
 * A sentence for people.
 *
 * @param standard used if there is no translation
 * @param translations by language, {@code es}
 */
record Reason(String standard, Map<String, String> translations) {

    Reason {
        translations = Map.copyOf(translations);
    }

    /** In the language of this BCP 47 tag. */
    String in(String locale) {
        return translations.getOrDefault(locale.split("-", 2)[0], standard);
    }
}
