package dev.countersign.definitions.text;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An amount of money, as it is written on pages, in emails and in problems.
 *
 * @param currency the code of ISO 4217; an unknown one is written before the number
 */
public record Amount(BigDecimal amount, String currency) {

    /** A currency without a symbol is shown by its code: "KWD 1.500". The JDK omits the blank that CLDR requires. */
    private static final Pattern LETTER_BESIDE_DIGIT = Pattern.compile("\\p{L}(?=\\p{Nd})|\\p{Nd}(?=\\p{L})");

    /** "€12,000": with cents only if there are some. */
    public String in(Locale locale) {
        return amount.stripTrailingZeros().scale() <= 0 ? with(0, locale) : inFull(locale);
    }

    /** "€12,000.00": with the decimals of the currency in ISO 4217, or those of the amount if it has more. */
    public String inFull(Locale locale) {
        int decimals = isKnown() ? Currency.getInstance(currency).getDefaultFractionDigits() : 0;
        return with(Math.max(0, decimals), locale);
    }

    private String with(int decimals, Locale locale) {
        if (!isKnown()) {
            return currency + " " + Regional.number(amount, locale);
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(Regional.of(locale));
        format.setCurrency(Currency.getInstance(currency));
        // The format has the decimals of the currency of the region.
        format.setMaximumFractionDigits(
                Math.max(decimals, amount.stripTrailingZeros().scale()));
        format.setMinimumFractionDigits(decimals);
        return LETTER_BESIDE_DIGIT.matcher(format.format(amount)).replaceAll("$0\u00A0");
    }

    private boolean isKnown() {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(currency));
    }
}
