package dev.countersign.definitions.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\n",
                "\u200B",
                "\uFEFF \u2060",
                "\u3164",
                "\u2800\u3164 \uFFA0",
                "\uFE0F\uFE0E",
                "\u200D\u200C",
                "\u202E\u2066",
                "\uDB40\uDC41\uDB40\uDC42",
                "\uDB40\uDD00",
                "\u00A0\u2003",
                "\u034F",
                "\u0000\u001B"
            })
    void whatNobodyCanSeeIsNothing(String typed) {
        assertThat(TypedText.clean(typed)).isEmpty();
    }

    @Test
    void marksThatComeAlongWithPastedTextAreLeftOut() {
        assertThat(TypedText.clean("\uFEFFTwo\u200B des\u00ADks\u0000 \u202Egnihtyna\u202C\u200F\uD800 "))
                .isEqualTo("Two desks gnihtyna");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D\uDC69\u200D\uD83D\uDCBB \u2764\uFE0F",
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                "\u0915\u094D\u200D\u0937",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "\u845B\uDB40\uDD00",
                "two\nlines\tand a tab",
                "\u65E5\u672C"
            })
    void whatBelongsToAScriptOrAnEmojiStays(String typed) {
        assertThat(TypedText.clean(typed)).isEqualTo(typed);
    }

    @Test
    void aNameHasOneLine() {
        assertThat(TypedText.line(" \u202EAda\r\n\tLovelace\u2028Byron\u200B\n"))
                .isEqualTo("Ada Lovelace Byron");
        assertThat(TypedText.line("\n\u3164\u2060")).isEmpty();
    }

    @Test
    void whatIsCleanStaysAsItIs() {
        String once = TypedText.clean(" Sa\u0301ez\r\n\uFEFF ");
        assertThat(once).isEqualTo("S\u00E1ez");
        assertThat(TypedText.clean(once)).isEqualTo(once);
    }
}
