package dev.countersign.definitions.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
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
                "\u0000\u001B",
                "\uE000 \uE001",
                "\uFFFE",
                "\u0301\u0302",
                "\uD834\uDD73",
                "\u115F\u1160",
                "\u0378",
                "\uFFFC \uFFFC",
                "\uA8FC",
                "\uD834\uDD59",
                "\uD80D\uDC41\uD80D\uDC42"
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
                "\u2764\uFE0F\u200D\uD83D\uDD25 \uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDE80 \u26F9\uD83C\uDFFB\u200D\u2642\uFE0F",
                "\uD83C\uDFF4\u200D\u2620\uFE0F \uD83C\uDDEA\uD83C\uDDF8 1\uFE0F\u20E3 \u2139\uFE0F \u00A9\uFE0E",
                "\u0646\u0627\u0645\u0647\u200C\u0627\u06CC \u0647\u200D \u0645\u064F\u200C\u062E",
                "\u09B0\u200D\u09CD\u09AF \u0D28\u0D4D\u200D \u0DC1\u0DCA\u200D\u0DBB\u0DD3 \u0C95\u0CCD\u200C\u0CB7",
                "\u1820\u180B\u1828\u180F",
                "\u05D9\u05BC\u034F\u05B4",
                "\u115F\u1161 \u1100\u1160\u11A8 \u115F\u1160\u11A8",
                "\u2229\uFE00 \u1000\uFE00",
                "\u65E5\u672C"
            })
    void whatBelongsToAScriptOrAnEmojiStays(String typed) {
        assertThat(TypedText.clean(typed)).isEqualTo(typed);
    }

    /** They are invisible for people, and read by programs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uDB40\uDC69\uDB40\uDC67",
                "\uDB40\uDC01\uDB40\uDC65",
                "\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC7F",
                "\uDB40\uDC80\uDB43\uDFFF",
                "\u2065\uFFF0\uFDD0\uD83F\uDFFE",
                "\u200D\u200C\u200C\u200D",
                "\u200C",
                "\uFE00\u200D\uFE01\u200D\uFE02",
                "\uDB40\uDD00",
                "\uD834\uDD73\uD834\uDD7A",
                "\uD82F\uDCA0\uD82F\uDCA3",
                "\uD80D\uDC30\uD80D\uDC3F\uD80D\uDC40",
                "\u17B4\u17B5",
                "\u180B\u180C\u180D\u180F",
                "\u034F\u034F",
                "\u115F\u1160\u3164\uFFA0\u115F\u1160"
            })
    void hiddenTextBehindLettersIsLeftOut(String hidden) {
        assertThat(TypedText.clean("abc" + hidden + " d")).isEqualTo("abc d");
        assertThat(TypedText.line("abc" + hidden)).isEqualTo("abc");
    }

    @Test
    void aFlagHasTheTagsOfOnePlace() {
        String tooLong = "\uDB40\uDC67".repeat(7) + "\uDB40\uDC7F";
        String ofAnother = "\uDB40\uDC41\uDB40\uDC42\uDB40\uDC43\uDB40\uDC7F";
        assertThat(TypedText.clean("\uD83C\uDFF4" + tooLong + "\uD83C\uDFF4" + ofAnother))
                .isEqualTo("\uD83C\uDFF4\uD83C\uDFF4");
    }

    @Test
    void ofSeveralVariationSelectorsOneStays() {
        assertThat(TypedText.clean("\u2764\uFE0F\uFE01\uDB40\uDD20\uDB40\uDD21!"))
                .isEqualTo("\u2764\uFE0F!");
    }

    /** Whatever is kept of a row is seen. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0645\u200C,\u200D\u200C\u200D,\u062E",
                "\u0915\u094D\u200D,\u200C\u200D,\u0937",
                "\uD83D\uDC69,\u200D\u200C\u200D,\uD83D\uDCBB",
                "\u2764\uFE0F,\uFE0E\u200C\uFE0F,!",
                "\u845B\uDB40\uDD00,\uDB40\uDD01\u200D\uDB40\uDD02,!",
                "\u1820\u180B,\u180C\u180D\u200D,\u1828",
                "\u05D9\u05B4,\u034F\u034F\u034F,\u05BC",
                "\u1100\u1160,\u115F\u1160,!"
            })
    void ofARowNothingStaysThatHidesAText(String row) {
        String hidden = row.replace(",", "");
        int first = row.indexOf(',');
        int second = row.lastIndexOf(',');
        assertThat(TypedText.clean(hidden)).isEqualTo(row.substring(0, first) + row.substring(second + 1));
        assertThat(TypedText.clean(TypedText.clean(hidden))).isEqualTo(TypedText.clean(hidden));
    }

    @Test
    void everyCharacterByItselfIsVisibleOrNothing() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(one -> TypedText.clean(Character.toString(one)).isEmpty() != isUnseen(one)))
                .isEmpty();
    }

    @Test
    void aCharacterBetweenLettersLeavesThemAndIsCleanedOnce() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(one -> {
                    String cleaned = TypedText.clean("a" + Character.toString(one) + "b");
                    return !cleaned.endsWith("b")
                            || (isTag(one) && !cleaned.equals("ab"))
                            || !TypedText.clean(cleaned).equals(cleaned);
                }))
                .isEmpty();
    }

    private static boolean isTag(int character) {
        return character >= 0xE0000 && character <= 0xE007F;
    }

    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default ->
                "\u115F\u1160\u2800\u3164\uFFA0\uA8FC\uFFFC\uD834\uDD59\uD80D\uDC41\uD80D\uDC42".indexOf(character)
                        >= 0;
        };
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
