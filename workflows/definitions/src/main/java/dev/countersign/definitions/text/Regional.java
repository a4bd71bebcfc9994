package dev.countersign.definitions.text;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats dates and numbers for a language tag. Every date on a page, in an email and in a problem is formatted here. */
public final class Regional {

    private Regional() {}

    /** The locale itself; for English without a region, that of the United Kingdom: day before month. */
    public static Locale of(Locale locale) {
        boolean plain = locale.getCountry().isEmpty() && locale.getLanguage().equals("en");
        return plain ? Locale.UK : locale;
    }

    /** "12,000.5": with all its decimals. */
    public static String number(BigDecimal value, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(of(locale));
        format.setMaximumFractionDigits(Math.max(0, value.scale()));
        return format.format(value);
    }

    /** "15 Jan 2027". */
    public static String date(LocalDate date, Locale locale) {
        return date.format(DateTimeFormatter.ofLocalizedPattern("yMMMd").withLocale(of(locale)));
    }
}
