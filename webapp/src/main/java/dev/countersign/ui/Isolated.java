package dev.countersign.ui;

import java.text.Bidi;

/**
 * Text of people within a sentence or beside other text. Text in Arabic or Hebrew is isolated (UAX #9, FSI and PDI), so that what stands around it keeps
 * its order. Other text stays as it is.
 */
final class Isolated {

    private static final String FIRST_STRONG = "\u2068";
    private static final String END = "\u2069";

    private Isolated() {}

    static String of(String text) {
        char[] letters = text.toCharArray();
        return Bidi.requiresBidi(letters, 0, letters.length) && !text.startsWith(FIRST_STRONG)
                ? FIRST_STRONG + text + END
                : text;
    }
}
