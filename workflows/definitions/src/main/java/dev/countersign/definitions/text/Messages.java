package dev.countersign.definitions.text;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The sentences for the problems that this module finds, in English and Spanish. A problem has only a key and arguments; its sentence is looked
 * up here, or in a bundle of the caller with the same keys.
 */
public final class Messages {

    private static final String BUNDLE = "dev.countersign.definitions.messages";

    private Messages() {}

    /**
     * The sentence.
     *
     * @throws MissingResourceException if there is no such key
     */
    public static String in(Locale locale, String key, List<Object> args) {
        String pattern = ResourceBundle.getBundle(
                        BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES))
                .getString(key);
        return new MessageFormat(pattern, locale)
                .format(args.stream().map(arg -> words(arg, locale)).toArray());
    }

    /** Numbers are not formatted yet, so that a pattern can choose between singular and plural. */
    private static Object words(Object arg, Locale locale) {
        return switch (arg) {
            case Integer count -> count;
            case Text text -> text.in(locale);
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
