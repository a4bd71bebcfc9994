package dev.countersign.request.ui.form;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads and writes decimal numbers as people of a region type them. Strict where leniency could change an amount: the
 * thousands separator counts only before exactly three digits, so that an English "12,5" is unreadable and not 125.
 */
final class DecimalText {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F]");

    private final Locale region;
    private final String grouping;
    private final char decimal;
    private final Pattern readable;

    DecimalText(Locale region) {
        this.region = region;
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(region);
        this.grouping =
                BLANKS.matcher(String.valueOf(symbols.getGroupingSeparator())).replaceAll("");
        this.decimal = symbols.getDecimalSeparator();
        String fraction = "(" + Pattern.quote(String.valueOf(decimal)) + "\\d+)?";
        String grouped = grouping.isEmpty() ? "" : "|\\d{1,3}(" + Pattern.quote(grouping) + "\\d{3})+";
        this.readable = Pattern.compile("[-+]?(\\d+" + grouped + ")" + fraction);
    }

    Optional<BigDecimal> read(String text) {
        String bare = BLANKS.matcher(text).replaceAll("").replace('\u2212', '-');
        if (!readable.matcher(bare).matches()) {
            return Optional.empty();
        }
        String plain = grouping.isEmpty() ? bare : bare.replace(grouping, "");
        return Optional.of(new BigDecimal(plain.replace(decimal, '.')));
    }

    String write(BigDecimal value) {
        NumberFormat format = NumberFormat.getNumberInstance(region);
        format.setMinimumFractionDigits(Math.max(0, value.scale()));
        format.setMaximumFractionDigits(Math.max(0, value.scale()));
        return format.format(value);
    }
}
