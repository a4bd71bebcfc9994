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
                "\u0378"
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

    /** They are invisible for people, and read by programs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uDB40\uDC69\uDB40\uDC67",
                "\uDB40\uDC01\uDB40\uDC65",
                "\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC7F",
                "\uDB40\uDC80\uDB43\uDFFF",
                "\u2065\uFFF0\uFDD0\uD83F\uDFFE"
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
            default -> "\u115F\u1160\u2800\u3164\uFFA0".indexOf(character) >= 0;
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
