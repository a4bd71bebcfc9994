package dev.countersign.ui;

/**
 * The longest text of a field. A page does not send a longer one ({@code countersign/length.js}); the server does not keep it either, because what a
 * page sends stays in the memory of its session.
 */
public final class TextLimit {

    /** In characters. */
    public static final int LONGEST = 150_000;

    private TextLimit() {}

    public static boolean isTooLong(String text) {
        return text.length() > LONGEST;
    }

    /** The text, or nothing if it is too long for a field. */
    public static String orNothing(String text) {
        return isTooLong(text) ? "" : text;
    }
}
