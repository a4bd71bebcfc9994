package dev.countersign.asl.query;

import java.util.Map;

/**
 * The characters with a meaning in the picture of a number, which the third argument of {@code $formatNumber} replaces.
 *
 * @see <a href="https://www.w3.org/TR/xpath-functions-31/#defining-decimal-format">XPath, Defining a decimal format</a>
 */
record NumberSymbols(
        String decimal,
        String grouping,
        String exponent,
        String minus,
        String percent,
        String perMille,
        int zero,
        String digit,
        String pattern) {

    static NumberSymbols of(Map<?, ?> given) {
        return new NumberSymbols(
                symbol(given, "decimal-separator", "."),
                symbol(given, "grouping-separator", ","),
                symbol(given, "exponent-separator", "e"),
                symbol(given, "minus-sign", "-"),
                symbol(given, "percent", "%"),
                symbol(given, "per-mille", "\u2030"),
                symbol(given, "zero-digit", "0").codePointAt(0),
                symbol(given, "digit", "#"),
                symbol(given, "pattern-separator", ";"));
    }

    private static String symbol(Map<?, ?> given, String name, String otherwise) {
        return given.get(name) instanceof String symbol && !symbol.isEmpty() ? symbol : otherwise;
    }

    boolean isDigit(int character) {
        return character >= zero && character < zero + 10;
    }

    boolean isOptionalDigit(int character) {
        return digit.equals(Character.toString(character));
    }

    /** Whether a character is part of the number in a picture, and not of the text around it. */
    boolean isActive(int character) {
        String text = Character.toString(character);
        return isDigit(character)
                || isOptionalDigit(character)
                || text.equals(decimal)
                || text.equals(grouping)
                || text.equals(exponent)
                || text.equals(pattern);
    }

    boolean isExponent(int character) {
        return exponent.equals(Character.toString(character));
    }

    /** Digits of ASCII as digits of this family. */
    String digits(String ascii) {
        return ascii.chars()
                .map(character -> zero + character - '0')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
