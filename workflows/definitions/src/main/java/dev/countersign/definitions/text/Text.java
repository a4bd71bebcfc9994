package dev.countersign.definitions.text;

import java.util.Locale;
import java.util.Map;

/**
 * A text that a template's author wrote, in the languages they wrote it in.
 *
 * @param standard what is shown where no translation fits; English in the built-in templates
 * @param translations by language, {@code es}; the standard is not repeated
 */
public record Text(String standard, Map<String, String> translations) {

    /** The language of the standard text where a template says its texts in several. */
    public static final String STANDARD_LANGUAGE = "en";

    /** The text of something that has none. */
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
