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

    /** "€12,000", "€12.50": with the decimals of the currency in ISO 4217 if it is not whole, or with its own if it has more. */
    public String in(Locale locale) {
        if (!isKnown()) {
            return currency + " " + Regional.number(amount, locale);
        }
        Currency known = Currency.getInstance(currency);
        int own = Math.max(0, amount.stripTrailingZeros().scale());
        int decimals = own == 0 ? 0 : Math.max(own, known.getDefaultFractionDigits());
        NumberFormat format = NumberFormat.getCurrencyInstance(Regional.of(locale));
        format.setCurrency(known);
        // The format has the decimals of the currency of the region.
        format.setMaximumFractionDigits(decimals);
        format.setMinimumFractionDigits(decimals);
        return LETTER_BESIDE_DIGIT.matcher(format.format(amount)).replaceAll("$0\u00A0");
    }

    private boolean isKnown() {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(currency));
    }
}
