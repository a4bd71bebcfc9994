package dev.countersign.text;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/**
 * Files that spreadsheets open: as their settings expect it in the language of the reader, and without text that they would calculate.
 *
 * @param language of the reader
 */
public record Spreadsheet(Locale language) {

    /** Spreadsheets recognize UTF-8 by this mark at the beginning. */
    public static final char MARK = '\uFEFF';

    /** What begins a formula, also in the full-width forms that some spreadsheets accept. */
    private static final Pattern FORMULA = Pattern.compile("^(?=[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20])");

    /** A spreadsheet with other settings separates cells here, and the quotes around the text do not hold it back. */
    private static final Pattern FORMULA_INSIDE =
            Pattern.compile("(?<=[;,\\t\\r\\n\"])(?=\\s*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

    private static final Pattern KEPT_BACK = Pattern.compile("^'(?=[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20])"
            + "|(?<=[;,\\t\\r\\n\"])'(?=\\s*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

    /** Where decimals are written after a comma, cells are separated by semicolons. */
    public CSVFormat format() {
        return decimalMark() == ','
                ? CSVFormat.RFC4180.builder().setDelimiter(';').get()
                : CSVFormat.RFC4180;
    }

    /** An apostrophe before a formula makes a spreadsheet show it as it is. */
    public static String text(String text) {
        String first = FORMULA.matcher(text).replaceFirst("'");
        return FORMULA_INSIDE.matcher(first).replaceAll("'");
    }

    /** What {@link #text} was made of, when a file of ours comes back. */
    public static String shown(String cell) {
        return KEPT_BACK.matcher(cell).replaceAll("");
    }

    /** Without marks between thousands. */
    public String number(BigDecimal number) {
        return number.toPlainString().replace('.', decimalMark());
    }

    private char decimalMark() {
        return DecimalFormatSymbols.getInstance(language).getDecimalSeparator();
    }
}
