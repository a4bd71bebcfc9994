package dev.countersign.definitions.text;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * A resource bundle in English and Spanish. Every sentence of the product comes from one. Patterns are {@link MessageFormat}s. For other languages the
 * English text is used, whatever the language of the host is.
 *
 * @param name the name for {@link ResourceBundle}: {@code dev.countersign.definitions.messages}
 */
public record Bundle(String name) {

    /** The sentences for problems of forms and templates. */
    public static final Bundle DEFINITIONS = new Bundle("dev.countersign.definitions.messages");

    private static final Control NO_FALLBACK_TO_THE_HOST = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    /**
     * The sentence.
     *
     * @throws MissingResourceException if there is no such key
     */
    public String say(Locale locale, String key, Object... args) {
        return format(locale, key)
                .format(Arrays.stream(args).map(arg -> words(arg, locale)).toArray());
    }

    /**
     * The pattern of {@link #say}.
     *
     * @throws MissingResourceException if there is no such key
     */
    public MessageFormat format(Locale locale, String key) {
        return new MessageFormat(in(locale).getString(key), locale);
    }

    /** Whether the English text has this key. */
    public boolean has(String key) {
        return in(Locale.ENGLISH).containsKey(key);
    }

    private ResourceBundle in(Locale locale) {
        return ResourceBundle.getBundle(name, locale, NO_FALLBACK_TO_THE_HOST);
    }

    /** Whole numbers are not formatted yet, so that a pattern can choose between singular and plural. */
    private static Object words(Object arg, Locale locale) {
        return switch (arg) {
            case Integer count -> count;
            case Long count -> count;
            case Text text -> text.in(locale);
            case Amount amount -> amount.in(locale);
            case LocalDate date -> Regional.date(date, locale);
            case Number number -> {
                NumberFormat format = NumberFormat.getInstance(locale);
                format.setMaximumFractionDigits(10);
                yield format.format(number);
            }
            default -> arg.toString();
        };
    }
}
