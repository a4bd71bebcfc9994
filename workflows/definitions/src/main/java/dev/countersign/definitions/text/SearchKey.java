package dev.countersign.definitions.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Normalizes a text for search: no accents, no case, no width, single spaces. "Petición" is found by "peticion", "1008" by "１００８". */
public final class SearchKey {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");

    private SearchKey() {}

    public static String of(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return SPACES.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** The same for a number such as PR-1100, which people type with a blank, a hyphen or nothing between its parts. */
    public static String ofNumber(String text) {
        return SEPARATORS.matcher(of(text)).replaceAll("");
    }
}
