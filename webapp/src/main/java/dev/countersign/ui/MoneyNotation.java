package dev.countersign.ui;

import dev.countersign.definitions.form.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a region writes amounts of money in one of several currencies: the number alone, or with the code or symbol of the currency before or after it, or
 * both. Text that could mean another amount or another currency is refused.
 */
final class MoneyNotation {

    /** The result of parsing an amount. */
    sealed interface Reading {

        record Amount(BigDecimal number, String currency) implements Reading {}

        /** More decimals than the currency has; "1.500" of one region can be this in another. */
        record TooManyDecimals(String currency) implements Reading {}

        /** The typed currency is not one of the field. */
        record OtherCurrency(String typed) implements Reading {}

        /** Several currencies of the field have the typed symbol. */
        record SharedSign(String typed) implements Reading {}

        record Unreadable() implements Reading {}
    }

    /** Longer than any amount with its currency. */
    private static final int LONGEST = 80;

    private static final Pattern PARTS = Pattern.compile("(-? ?)([^\\d-]*?)( ?-? ?)(\\d.*\\d|\\d)([^\\d-]*)");

    private final DecimalNotation decimals;
    private final Pattern bare;
    private final Locale region;
    private final List<String> currencies;

    MoneyNotation(Locale region, List<String> currencies) {
        this.region = region;
        this.decimals = DecimalNotation.ofMoney(region);
        this.bare = Pattern.compile("(-? ?)([^\\d-]*?)( ?-? ?)((?<!\\p{L})[%1$s]\\d+|\\d(?:.*\\d)?[%1$s])([^\\d-]*)"
                .formatted(decimals.decimalSeparators()));
        this.currencies = List.copyOf(currencies);
    }

    /** @param chosen the currency if none is typed */
    Reading read(String text, String chosen) {
        String plain = text.length() > LONGEST ? "" : PlainSpelling.of(text).orElse("");
        Reading read = read(PARTS.matcher(plain), chosen);
        // The point of "B/.350" is part of the symbol, that of "€.50" is not.
        return read instanceof Reading.Amount || read instanceof Reading.TooManyDecimals
                ? read
                : Optional.of(read(bare.matcher(plain), chosen))
                        .filter(Reading.Amount.class::isInstance)
                        .orElse(read);
    }

    private Reading read(Matcher parts, String chosen) {
        if (!parts.matches()) {
            return new Reading.Unreadable();
        }
        String before = parts.group(2).strip();
        String after = parts.group(5).strip();
        String sign = (parts.group(1) + parts.group(3)).replace(" ", "");
        Optional<BigDecimal> number = sign.length() > 1 ? Optional.empty() : decimals.read(sign + parts.group(4));
        if (number.isEmpty()) {
            return new Reading.Unreadable();
        }
        return before.isEmpty() || after.isEmpty() || before.equals(after)
                ? read(number.get(), before.isEmpty() ? after : before, chosen)
                : bothSides(number.get(), before, after, chosen);
    }

    private Reading bothSides(BigDecimal number, String before, String after, String chosen) {
        Reading first = read(number, before, chosen);
        Reading second = read(number, after, chosen);
        if (first.equals(second)) {
            return first;
        }
        return Stream.of(first, second)
                .filter(Reading.OtherCurrency.class::isInstance)
                .findFirst()
                .orElseGet(Reading.Unreadable::new);
    }

    private Reading read(BigDecimal number, String mark, String chosen) {
        if (mark.isEmpty()) {
            return amount(number, chosen);
        }
        Optional<String> named = only(code -> isNamed(mark, code));
        if (named.isPresent()) {
            return amount(number, named.get());
        }
        if (mark.equals(signOf(regionsCurrency()))) {
            return new Reading.OtherCurrency(mark);
        }
        List<String> sharing =
                currencies.stream().filter(code -> mark.equals(bareSign(code))).toList();
        if (sharing.size() == 1 || sharing.contains(chosen)) {
            return amount(number, sharing.contains(chosen) ? chosen : sharing.getFirst());
        }
        if (!sharing.isEmpty()) {
            return new Reading.SharedSign(mark);
        }
        return looksLikeCurrency(mark) ? new Reading.OtherCurrency(mark) : new Reading.Unreadable();
    }

    private static Reading amount(BigDecimal number, String currency) {
        return number.scale() > Money.decimals(currency)
                ? new Reading.TooManyDecimals(currency)
                : new Reading.Amount(number, currency);
    }

    private Optional<String> only(Predicate<String> fits) {
        List<String> fitting = currencies.stream().filter(fits).toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private boolean isNamed(String mark, String code) {
        return mark.equalsIgnoreCase(code) || mark.equals(signOf(code));
    }

    private String signOf(String code) {
        return PlainSpelling.of(Currency.getInstance(code).getSymbol(region)).orElse("");
    }

    /** "$" of "US$". */
    private static String bareSign(String code) {
        return Currency.getInstance(code)
                .getSymbol(Locale.ENGLISH)
                .codePoints()
                .filter(character -> Character.getType(character) == Character.CURRENCY_SYMBOL)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** XXX if the locale has no country, or the country no currency. */
    private String regionsCurrency() {
        return NumberFormat.getCurrencyInstance(region).getCurrency().getCurrencyCode();
    }

    private static boolean looksLikeCurrency(String mark) {
        return Money.isCurrency(mark.toUpperCase(Locale.ROOT))
                || mark.codePoints().anyMatch(character -> Character.getType(character) == Character.CURRENCY_SYMBOL);
    }
}
