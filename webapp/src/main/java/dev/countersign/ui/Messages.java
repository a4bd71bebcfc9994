package dev.countersign.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * All texts of the product, from {@code messages.properties} (English) and {@code messages_es.properties}.
 *
 * <p>Patterns are {@link MessageFormat}s. A missing key is a bug, which tests find. If it occurs anyway, the page shows the key, and an error is
 * logged.
 */
@Component
public class Messages implements I18NProvider {

    public static final Locale SPANISH = Locale.of("es");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, SPANISH);
    private static final Control NO_FALLBACK_TO_THE_HOST = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    @Override
    public List<Locale> getProvidedLocales() {
        return LANGUAGES;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        try {
            String pattern = bundle(locale).getString(key);
            return new MessageFormat(pattern, locale).format(arguments);
        } catch (MissingResourceException missing) {
            LOG.error("No message for key {}", key, missing);
            return key;
        }
    }

    /** Whether the English bundle has this key. */
    public boolean knows(String key) {
        return bundle(Locale.ENGLISH).containsKey(key);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messages", locale, NO_FALLBACK_TO_THE_HOST);
    }
}
