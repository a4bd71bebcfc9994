package dev.countersign.definitions.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Normalizes typed or pasted text for storage: NFC, line feeds, no surrounding blanks, and without the invisible marks of pasted text. Invisible
 * characters that belong to a script or an emoji stay: joiners, one variation selector behind a character, and the tags of a flag. People do not see
 * the others, but programs read them, so they could carry a text that nobody has approved.
 */
public final class TypedText {

    /**
     * Control characters, unpaired surrogates, byte order mark, zero-width space, word joiner and invisible operators, soft hyphen, Mongolian
     * vowel separator, annotation marks, everything that changes the reading direction, non-characters, and what Unicode keeps unassigned to be
     * ignored (DerivedCoreProperties.txt, Default_Ignorable_Code_Point).
     */
    private static final Pattern MARKS = Pattern.compile(
            "[\\p{Cs}\\p{Cc}&&[^\n\t]]|[\\uFEFF\\u200B\\u2060-\\u2065\\u00AD\\u180E\\uFFF0-\\uFFFB\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u206F"
                    + "\\p{IsNoncharacter_Code_Point}\\x{E0080}-\\x{E00FF}\\x{E01F0}-\\x{E0FFF}]");

    /** The flag of a part of a country (Unicode TS 51, emoji tag sequence, with an id of 3 to 6 characters), or a tag that is not in one. */
    private static final Pattern TAGS = Pattern.compile(
            "(\\x{1F3F4}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,6}\\x{E007F})|[\\x{E0000}-\\x{E007F}]");

    /** Only the first one of a row changes the character before it. */
    private static final Pattern SELECTORS =
            Pattern.compile("([\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}])[\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]+");

    /**
     * Blanks, and characters that are nothing to read by themselves: of format, unassigned, of private use, marks that combine with the character before
     * them, and letters without a shape (fillers of Hangul, the empty pattern of Braille).
     */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\s\\p{Z}\\p{C}\\p{M}\\u115F\\u1160\\u2800\\u3164\\uFFA0]*");

    /** What would begin a new line, or moves within one. */
    private static final Pattern BREAKS = Pattern.compile("[\\s\\x0B\\x{85}\\x{2028}\\x{2029}&&[^ ]]+");

    private TypedText() {}

    /** A name, or other text that has one line: as {@link #clean}, with a blank in place of line breaks and tabs. */
    public static String line(String typed) {
        return clean(BREAKS.matcher(typed).replaceAll(" "));
    }

    /** The text to store; empty if nothing of it is visible. */
    public static String clean(String typed) {
        String lines = typed.replace("\r\n", "\n").replace('\r', '\n');
        String text =
                Normalizer.normalize(withoutMarks(lines), Normalizer.Form.NFC).strip();
        return UNSEEN.matcher(text).matches() ? "" : text;
    }

    /** The text as it is, only without what nobody can see. */
    public static String withoutMarks(String text) {
        String seen = TAGS.matcher(MARKS.matcher(text).replaceAll("")).replaceAll("$1");
        return SELECTORS.matcher(seen).replaceAll("$1");
    }
}
