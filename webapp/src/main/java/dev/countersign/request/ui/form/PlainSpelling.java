package dev.countersign.request.ui.form;

import java.util.Optional;

/**
 * Typed text in which whatever reads alike is spelled alike: digits of every script as ASCII, blanks of every width as a space, minus signs,
 * apostrophes and full-width marks as their ASCII form, and without invisible marks. Separators keep their meaning for the region.
 */
final class PlainSpelling {

    private PlainSpelling() {}

    /** Empty where the digits of several scripts are mixed: then nobody can tell what was meant. */
    static Optional<String> of(String text) {
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
