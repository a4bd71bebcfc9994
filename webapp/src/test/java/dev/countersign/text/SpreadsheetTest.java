package dev.countersign.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "+1",
                "-1+cmd",
                "@SUM(A1)",
                "\t1",
                "\r1",
                "\n1",
                "\uFF1D1+1",
                "\uFF0B1",
                "\uFF201"
            })
    void textThatASpreadsheetWouldCalculateIsShownAsItIs(String text) {
        assertThat(Spreadsheet.text(text)).isEqualTo("'" + text);
    }

    /** A spreadsheet that separates cells by another character than the file does. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a;=1+1;b   | a;'=1+1;b
            a,@SUM(A1) | a,'@SUM(A1)
            a; +1      | a;' +1
            a;\uFF1D1  | a;'\uFF1D1
            a;b=c,d-e  | a;b=c,d-e
            """)
    void textThatWouldBecomeACellIsShownAsItIs(String text, String shown) {
        assertThat(Spreadsheet.text(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A lamp", "3 = 2 + 1", "Ñandú", "مصباح 💡 \"x\""})
    void otherTextStays(String text) {
        assertThat(Spreadsheet.text(text)).isEqualTo(text);
    }

    @Test
    void cellsAndDecimalsAreSeparatedAsTheReaderIsUsedTo() throws IOException {
        assertThat(row(Locale.forLanguageTag("es"))).isEqualTo("a,b;\"c;d\";12500,50\r\n");
        assertThat(row(Locale.UK)).isEqualTo("\"a,b\",c;d,12500.50\r\n");
    }

    private static String row(Locale language) throws IOException {
        Spreadsheet spreadsheet = new Spreadsheet(language);
        StringBuilder out = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(out, spreadsheet.format())) {
            csv.printRecord("a,b", "c;d", spreadsheet.number(new BigDecimal("12500.50")));
        }
        return out.toString();
    }
}
