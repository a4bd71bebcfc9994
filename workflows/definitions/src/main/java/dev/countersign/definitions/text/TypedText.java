package dev.countersign.definitions.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Normalizes typed or pasted text for storage: NFC, line feeds, no surrounding blanks, and without the invisible marks of pasted text. Invisible
 * characters that belong to a script or an emoji stay where they change what is drawn. People do not see the others, but programs read them, so they
 * could carry a text that nobody has approved.
 */
public final class TypedText {

    /**
     * Control characters, unpaired surrogates, byte order mark, zero-width space, word joiner and invisible operators, soft hyphen, Mongolian
     * vowel separator, Khmer vowels and Hangul fillers that nobody uses, annotation marks, controls of shorthand, music and hieroglyphs, everything that
     * changes the reading direction, non-characters, and what Unicode keeps unassigned to be ignored (DerivedCoreProperties.txt,
     * Default_Ignorable_Code_Point).
     */
    private static final Pattern MARKS = Pattern.compile(
            "[\\p{Cs}\\p{Cc}&&[^\n\t]]|[\\uFEFF\\u200B\\u2060-\\u2065\\u00AD\\u180E\\u17B4\\u17B5\\u3164\\uFFA0\\uFFF0-\\uFFFB\\u200E\\u200F\\u061C"
                    + "\\u202A-\\u202E\\u2066-\\u206F\\p{IsNoncharacter_Code_Point}\\x{13430}-\\x{13440}\\x{1BCA0}-\\x{1BCA3}"
                    + "\\x{1D173}-\\x{1D17A}\\x{E0080}-\\x{E00FF}\\x{E01F0}-\\x{E0FFF}]");

    /** The flag of a part of a country (Unicode TS 51, emoji tag sequence, with an id of 3 to 6 characters), or a tag that is not in one. */
    private static final Pattern TAGS = Pattern.compile(
            "(\\x{1F3F4}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,6}\\x{E007F})|[\\x{E0000}-\\x{E007F}]");

    /** Joiners, selectors of variants, and fillers: they change what is drawn of the characters beside them, or nothing. */
    private static final String SHAPING =
            "\\u034F\\u115F\\u1160\\u180B-\\u180D\\u180F\\u200C\\u200D\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}";

    /** Arabic, the scripts of India and those that come from them. */
    private static final String JOINED =
            "[[\\u0600-\\u109F\\u1700-\\u18AF\\u1900-\\u1CFF\\uA800-\\uABFF\\uFB50-\\uFDFF\\uFE70-\\uFEFC"
                    + "\\x{10A00}-\\x{11FFF}\\x{1E900}-\\x{1E95F}]&&[\\p{L}\\p{M}]&&[^" + SHAPING + "]]";

    private static final String MARK = "[\\p{M}&&[^" + SHAPING + "]]";

    /** Where one of them changes something: never two of the same kind in a row. */
    private static final Pattern SHAPED = Pattern.compile("(?=[" + SHAPING + "])(?:("
            + String.join(
                    "|",
                    // Between letters that join, and at the end of one that is drawn as if it did.
                    "(?<=" + JOINED + ")[\\u200C\\u200D]",
                    // An emoji of several (Unicode TS 51, emoji zwj sequence).
                    "(?<=[\\p{IsExtended_Pictographic}\\p{IsEmoji_Modifier}]\\uFE0F?)\\u200D(?=\\p{IsExtended_Pictographic})",
                    // StandardizedVariants.txt and emoji-variation-sequences.txt.
                    "(?<=[\\p{S}\\p{P}\\p{IsEmoji}\\p{IsHan}\\p{IsMyanmar}\\p{IsPhags_Pa}\\p{IsManichaean}\\p{IsEgyptian_Hieroglyphs}])[\\uFE00-\\uFE0F]",
                    // The Ideographic Variation Database.
                    "(?<=\\p{IsHan})[\\x{E0100}-\\x{E01EF}]",
                    "(?<=[\\u1820-\\u18AA])[\\u180B-\\u180D\\u180F]",
                    // Keeps the order of two marks.
                    "(?<=" + MARK + ")\\u034F(?=" + MARK + ")",
                    // An old Korean syllable without its first or second part.
                    "\\u115F(?=[\\u1161-\\u11A7])|\\u115F\\u1160(?=[\\u11A8-\\u11FF])|(?<=[\\u1100-\\u115E\\uA960-\\uA97C])\\u1160")
            + ")|.)");

    /**
     * Blanks, and characters that are nothing to read by themselves: of format, unassigned, of private use, marks that combine with the character before
     * them, and letters and signs without a shape (fillers of Hangul and Phags-pa, the empty pattern of Braille, blank hieroglyphs, a note without a head, the
     * place of an object).
     */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\s\\p{Z}\\p{C}\\p{M}\\u115F\\u1160\\u2800\\uA8FC\\uFFFC\\x{13441}\\x{13442}\\x{1D159}]*");

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
        return SHAPED.matcher(seen).replaceAll("$1");
    }
}
