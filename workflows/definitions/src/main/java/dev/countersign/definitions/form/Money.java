package dev.countersign.definitions.form;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;

/** The members of an amount of money, and the parser of its number. */
public final class Money {

    public static final String AMOUNT = "amount";
    public static final String CURRENCY = "currency";

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    private Money() {}

    /**
     * The number from a JSON number or a decimal string. A string keeps its decimals: "12.500" in a currency with two decimals may have been meant
     * as 12,500.
     */
    static Optional<BigDecimal> amount(JsonNode amount) {
        if (amount.isString()) {
            String text = amount.stringValue().strip();
            return DECIMAL.matcher(text).matches()
                    ? Optional.of(new BigDecimal(text)).filter(Money::isExact)
                    : Optional.empty();
        }
        return number(amount).map(Money::plain);
    }

    /** The number in a JSON number; empty if Step Functions would not keep it exactly. */
    static Optional<BigDecimal> number(JsonNode node) {
        if (!(node instanceof NumericNode number) || number.isNaN()) {
            return Optional.empty();
        }
        BigDecimal decimal = number.decimalValue();
        return isExact(decimal) ? Optional.of(decimal) : Optional.empty();
    }

    /** JSONata computes with doubles: only numbers with up to fifteen significant digits are exact. */
    private static boolean isExact(BigDecimal decimal) {
        BigDecimal digits = decimal.stripTrailingZeros();
        return digits.precision() <= 15 && Math.abs((long) digits.scale()) <= 15;
    }

    static BigDecimal plain(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static int decimals(BigDecimal decimal) {
        return Math.max(decimal.stripTrailingZeros().scale(), 0);
    }

    /** How many decimals amounts in this currency have. */
    public static int decimals(String currency) {
        return Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
    }

    public static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }
}
