package dev.countersign.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.definitions.text.Bundle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The texts of the pages with Vaadin, from {@code messages.properties} (English) and {@code messages_es.properties}.
 *
 * <p>A missing key is a bug, which tests find. If it occurs anyway, the page shows the key, and an error is logged.
 */
@Component
public class Translations implements I18NProvider {

    public static final Locale SPANISH = Locale.of("es");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, SPANISH);
    private static final Bundle BUNDLE = new Bundle("messages");
    private static final Logger LOG = LoggerFactory.getLogger(Translations.class);

    /** The language of the texts for a locale, as HTML names it: for other languages than ours it is English. */
    public static String spoken(Locale locale) {
        return LANGUAGES.stream()
                .map(Locale::getLanguage)
                .filter(locale.getLanguage()::equals)
                .findFirst()
                .orElse(Locale.ENGLISH.getLanguage());
    }

    /** Whether there is a text for this key. */
    boolean has(String key) {
        return BUNDLE.has(key);
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return LANGUAGES;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        try {
            return BUNDLE.say(locale, key, isolated(arguments));
        } catch (MissingResourceException missing) {
            LOG.error("No message for key {}", key, missing);
            return key;
        }
    }

    private static Object[] isolated(Object[] arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof String text ? Isolated.of(text) : argument)
                .toArray();
    }
}
