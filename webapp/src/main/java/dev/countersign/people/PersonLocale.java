package dev.countersign.people;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The locale of a person from its columns. */
public final class PersonLocale {

    private PersonLocale() {}

    /**
     * The directory's region counts where it speaks the chosen language: es-MX stays es-MX, but English is not written as in Mexico.
     *
     * @param chosen the language that the person has chosen
     */
    public static Locale of(@Nullable String chosen, String directory) {
        Locale locale = Locale.forLanguageTag(directory);
        return chosen == null || chosen.equals(locale.getLanguage()) ? locale : Locale.of(chosen);
    }
}
