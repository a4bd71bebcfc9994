package dev.countersign.brand;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AccentTest {

    @Test
    void theColourOfTheProductStaysAsItIsOnLightPages() {
        Accent accent = accent("#3049c5");
        assertThat(accent.light()).isEqualTo("#3049c5");
        assertThat(accent.dark()).isNotEqualTo("#3049c5");
    }

    @Test
    void yellowIsDarkerOnLightPagesAndStaysOnDarkOnes() {
        Accent accent = accent("#ffd400");
        assertThat(accent.light()).isNotEqualTo("#ffd400");
        assertThat(accent.dark()).isEqualTo("#ffd400");
    }

    @Property(tries = 500)
    void textInIsReadableOnEachBackground(@ForAll @IntRange(max = 0xFFFFFF) int rgb) {
        Accent accent = accent(String.format("#%06x", rgb));
        for (String background : new String[] {"#fbfbf9", "#ffffff", "#f3f2ee", "#f0f0ec", accent.selectedLight()}) {
            assertThat(Color.of(accent.light()).contrast(Color.of(background))).isGreaterThanOrEqualTo(4.5);
        }
        for (String background : new String[] {"#14161d", "#1b1e27", "#222632", "#262a36", accent.selectedDark()}) {
            assertThat(Color.of(accent.dark()).contrast(Color.of(background))).isGreaterThanOrEqualTo(4.5);
        }
        assertThat(Color.of("#ffffff").contrast(Color.of(accent.light()))).isGreaterThanOrEqualTo(4.5);
        assertThat(Color.of("#10131c").contrast(Color.of(accent.dark()))).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void takesTheNotationsOfHexadecimalColoursOnly() {
        assertThat(accent("  3049C5 ").chosen()).isEqualTo("#3049c5");
        assertThat(accent("#34c").chosen()).isEqualTo("#3344cc");
        assertThat(Accent.parse("red")).isEmpty();
        assertThat(Accent.parse("#3049c5;background:url(x)")).isEmpty();
        assertThat(Accent.parse("#3049c5ff")).isEmpty();
        assertThat(Accent.parse("")).isEmpty();
    }

    @Test
    void contrastIsThatOfWcag() {
        assertThat(Color.of("#000").contrast(Color.of("#fff"))).isEqualTo(21.0);
        assertThat(Color.of("#777777").contrast(Color.of("#ffffff"))).isBetween(4.47, 4.49);
    }

    private static Accent accent(String text) {
        return Accent.parse(text).orElseThrow();
    }
}
