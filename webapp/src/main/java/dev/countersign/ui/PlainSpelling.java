package dev.countersign.ui;

import java.util.Optional;

/**
 * Normalizes typed numbers: digits of every script to ASCII, blanks of every width to a space, minus signs, apostrophes and full-width characters to
 * ASCII, without invisible marks. Separators are not changed.
 */
public final class PlainSpelling {

    private PlainSpelling() {}

    /** Empty if digits of several scripts are mixed, because the meaning is not certain. */
    public static Optional<String> of(String text) {
        StringBuilder plain = new StringBuilder();
        int zero = -1;
        for (int codePoint : text.codePoints().toArray()) {
            if (Character.getType(codePoint) == Character.FORMAT) {
                continue;
            }
            if (Character.isDigit(codePoint)) {
                int digit = Character.digit(codePoint, 10);
                if (zero >= 0 && zero != codePoint - digit) {
                    return Optional.empty();
                }
                zero = codePoint - digit;
                plain.append(digit);
            } else {
                plain.appendCodePoint(mark(codePoint));
            }
        }
        return Optional.of(plain.toString().strip());
    }

    private static int mark(int codePoint) {
        return switch (codePoint) {
            case 0x2212, 0xFF0D, 0xFE63 -> '-';
            case 0x2019, 0x02BC, 0xFF07 -> '\'';
            case 0xFF0C -> ',';
            case 0xFF0E -> '.';
            case 0xFF04, 0xFE69 -> '$';
            case 0xFFE1 -> '£';
            case 0xFFE5 -> '¥';
            case 0xFFE6 -> '₩';
            default -> Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint) ? ' ' : codePoint;
        };
    }
}
