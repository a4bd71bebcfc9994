package dev.countersign.ui;

/** The beginning of a text of unknown length, from a file for example: browsers hang while they lay out a line of many thousand characters. */
public final class Excerpt {

    private static final int LONGEST = 120;

    private Excerpt() {}

    /** Counts code points and never splits one. */
    public static String of(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
    }
}
