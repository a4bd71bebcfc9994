package dev.countersign.text;

import java.text.Normalizer;

/** Makes text storable in PostgreSQL, which refuses NUL and unpaired surrogates. */
public final class StorableText {

    private StorableText() {}

    /** The text in composed form (NFC), without control characters and unpaired surrogates; line breaks and tabs stay. */
    public static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(StorableText::isStorable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isStorable(int character) {
        return character == '\n'
                || character == '\t'
                || !(Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE);
    }
}
