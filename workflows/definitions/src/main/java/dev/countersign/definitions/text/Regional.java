package dev.countersign.definitions.text;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How dates are written for a language tag. Every date on a page, in a mail and in a problem's sentence is written by it. */
public final class Regional {

    private Regional() {}

    /** The tag itself; for plain English, which names no region, the United Kingdom: day before month. */
    public static Locale of(Locale locale) {
        boolean plain = locale.getCountry().isEmpty() && locale.getLanguage().equals("en");
        return plain ? Locale.UK : locale;
    }

    /** "15 Jan 2027". */
    public static String date(LocalDate date, Locale locale) {
        return date.format(DateTimeFormatter.ofLocalizedPattern("yMMMd").withLocale(of(locale)));
    }
}
