package dev.countersign.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a region writes decimal numbers. The parser is strict, so that no amount is mistaken for another: a thousands separator must be followed by exactly
 * three digits, only one separator may be used, and nothing is ignored. ".5" and "5." are 0.5 and 5 where the point separates decimals. A blank and an
 * apostrophe separate thousands everywhere, since no region uses them for decimals.
 */
public final class DecimalNotation {

    /** Longer than any number that a form accepts. */
    private static final int LONGEST = 60;

    private static final String ARABIC_DECIMAL = "\u066B";
    private static final String GROUPING_OF_ALL = " '\u066C";

    private final DecimalFormatSymbols symbols;
    private final Locale region;
    private final Pattern readable;
    private final String decimals;

    private DecimalNotation(Locale region, DecimalFormatSymbols symbols) {
        this.region = region;
        this.symbols = symbols;
        String decimal = plain(symbols.getDecimalSeparator());
        String grouping = (plain(symbols.getGroupingSeparator()) + GROUPING_OF_ALL).replace(decimal, "");
        this.decimals = inClass(decimal + ARABIC_DECIMAL);
        this.readable = Pattern.compile(
                "(-? ?)(?:(0|[1-9]\\d*|[1-9]\\d{0,2}(?:([%1$s])\\d{3})(?:\\3\\d{3})*)(?:[%2$s](\\d*))?|[%2$s](\\d+))"
                        .formatted(inClass(grouping), decimals));
    }

    public static DecimalNotation ofNumbers(Locale region) {
        return new DecimalNotation(region, DecimalFormatSymbols.getInstance(region));
    }

    /** Some regions use other separators for money than for numbers. */
    public static DecimalNotation ofMoney(Locale region) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(region);
        symbols.setDecimalSeparator(symbols.getMonetaryDecimalSeparator());
        symbols.setGroupingSeparator(symbols.getMonetaryGroupingSeparator());
        return new DecimalNotation(region, symbols);
    }

    /** The number with its typed decimals; empty if the text does not have the format of the region. */
    public Optional<BigDecimal> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return PlainSpelling.of(text)
                .map(readable::matcher)
                .filter(Matcher::matches)
                .flatMap(DecimalNotation::value);
    }

    public String write(BigDecimal value) {
        DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(region);
        format.setDecimalFormatSymbols(symbols);
        format.setGroupingSize(3);
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        format.setMinimumFractionDigits(Math.max(0, value.scale()));
        format.setMaximumFractionDigits(Math.max(0, value.scale()));
        return format.format(value);
    }

    /** The same without separators between the thousands. */
    public String writePlainly(BigDecimal value) {
        return write(value).replace(String.valueOf(symbols.getGroupingSeparator()), "");
    }

    /** The characters that separate decimals, for a class of a regular expression. */
    String decimalSeparators() {
        return decimals;
    }

    private static Optional<BigDecimal> value(Matcher typed) {
        String whole = Objects.requireNonNullElse(typed.group(2), "0").replaceAll("\\D", "");
        String fraction = Objects.requireNonNullElse(typed.group(4), Objects.requireNonNullElse(typed.group(5), ""));
        BigDecimal value = new BigDecimal(fraction.isEmpty() ? whole : whole + "." + fraction);
        if (typed.group(1).isBlank()) {
            return Optional.of(value);
        }
        return value.signum() == 0 ? Optional.empty() : Optional.of(value.negate());
    }

    private static String plain(char separator) {
        String spelled = PlainSpelling.of("0" + separator + "0").orElseThrow();
        return spelled.substring(1, spelled.length() - 1);
    }

    private static String inClass(String characters) {
        return characters.replaceAll("[\\\\\\]\\[^&-]", "\\\\$0");
    }
}
