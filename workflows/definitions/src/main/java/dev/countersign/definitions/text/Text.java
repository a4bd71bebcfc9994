package dev.countersign.definitions.text;

import java.util.Locale;
import java.util.Map;

/**
 * A text of a template, in one or several languages.
 *
 * @param standard shown if there is no translation; English in the built-in templates
 * @param translations by language, {@code es}, without the standard text
 */
public record Text(String standard, Map<String, String> translations) {

    /** The language of the standard text in a template with several languages. */
    public static final String STANDARD_LANGUAGE = "en";

    /** No text. */
    public static final Text NONE = new Text("", Map.of());

    public Text {
        translations = Map.copyOf(translations);
    }

    public static Text of(String standard) {
        return new Text(standard, Map.of());
    }

    public String in(Locale locale) {
        return translations.getOrDefault(locale.getLanguage(), standard);
    }

    public boolean isEmpty() {
        return standard.isEmpty();
    }
}
