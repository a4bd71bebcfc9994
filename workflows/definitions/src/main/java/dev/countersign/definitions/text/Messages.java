package dev.countersign.definitions.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The sentences for what this module finds wrong, in English and Spanish. A problem carries only its key and arguments; whoever
 * shows it asks here, or keeps a bundle of their own under the same keys.
 */
public final class Messages {

    private static final String BUNDLE = "dev.countersign.definitions.messages";

    private Messages() {}

    /**
     * The sentence.
     *
     * @throws MissingResourceException where there is no such key
     */
    public static String in(Locale locale, String key, List<Object> args) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), locale).format(args.toArray());
    }
}
