package dev.countersign.people;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Normalizes a name for search: no accents, no case, single spaces. */
public final class NameKey {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{IsAlphabetic}\\p{IsDigit}]+");

    private NameKey() {}

    public static String of(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return SPACES.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** The words of a key, as the database splits it. */
    static List<String> words(String key) {
        return NO_WORD.splitAsStream(key)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
