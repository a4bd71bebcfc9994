package dev.countersign.ui;

/** Text that somebody typed, for a cell of a CSV file. */
public final class SpreadsheetText {

    /** A spreadsheet takes text that begins with one of these for a formula. */
    private static final String FORMULA = "=+-@\t\r\n";

    private SpreadsheetText() {}

    /** An apostrophe before it makes a spreadsheet show the text as it is. */
    public static String of(String text) {
        return text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
