package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1", "-1+cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void textThatASpreadsheetWouldCalculateIsShownAsItIs(String text) {
        assertThat(SpreadsheetText.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A lamp", "3 = 2 + 1", "Ñandú"})
    void otherTextStays(String text) {
        assertThat(SpreadsheetText.of(text)).isEqualTo(text);
    }
}
