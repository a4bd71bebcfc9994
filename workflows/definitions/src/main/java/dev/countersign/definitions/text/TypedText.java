package dev.countersign.definitions.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Normalizes typed or pasted text for storage: NFC, line feeds, no surrounding blanks, and without the invisible marks of pasted text. Invisible
 * characters that belong to a script or an emoji stay: joiners, variation selectors and tags between visible characters.
 */
public final class TypedText {

    /**
     * Control characters, unpaired surrogates, byte order mark, zero-width space, word joiner and invisible operators, soft hyphen, Mongolian
     * vowel separator, annotation marks, and everything that changes the reading direction.
     */
    private static final Pattern MARKS = Pattern.compile(
            "[\\p{Cs}\\p{Cc}&&[^\n\t]]|[\\uFEFF\\u200B\\u2060-\\u2064\\u00AD\\u180E\\uFFF9-\\uFFFB\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u206F]");

    /** Characters that are invisible by themselves, and neither blanks nor marks. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\s\\p{Z}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200C\\u200D\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0"
                    + "\\x{E0000}-\\x{E0FFF}]*");

    /** What would begin a new line, or moves within one. */
    private static final Pattern BREAKS = Pattern.compile("[\\s\\x0B\\x{85}\\x{2028}\\x{2029}&&[^ ]]+");

    private TypedText() {}

    /** A name, or other text that has one line: as {@link #clean}, with a blank in place of line breaks and tabs. */
    public static String line(String typed) {
        return clean(BREAKS.matcher(typed).replaceAll(" "));
    }

    /** The text to store; empty if nothing of it is visible. */
    public static String clean(String typed) {
        String seen =
                MARKS.matcher(typed.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
        String text = Normalizer.normalize(seen, Normalizer.Form.NFC).strip();
        return UNSEEN.matcher(text).matches() ? "" : text;
    }
}
