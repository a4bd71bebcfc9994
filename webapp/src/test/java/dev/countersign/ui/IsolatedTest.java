package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Bidi;
import org.junit.jupiter.api.Test;

class IsolatedTest {

    private static final String TITLE = "\u05E9\u05D5\u05DC\u05D7\u05E0\u05D5\u05EA (12)";

    @Test
    void textThatRunsFromRightToLeftDoesNotMoveWhatStandsBesideIt() {
        String line = Isolated.of(TITLE) + " \u00B7 3 \u00B7 Ana";
        Bidi read = new Bidi(line, Bidi.DIRECTION_LEFT_TO_RIGHT);
        assertThat(read.getLevelAt(line.indexOf("3 \u00B7 Ana"))).isZero();
        Bidi before = new Bidi(TITLE + " \u00B7 3 \u00B7 Ana", Bidi.DIRECTION_LEFT_TO_RIGHT);
        assertThat(before.getLevelAt(TITLE.length() + 3)).as("not isolated").isNotZero();
    }

    @Test
    void otherTextStaysAsItIsAndNothingIsIsolatedTwice() {
        assertThat(Isolated.of("12 standing desks, Núñez")).isEqualTo("12 standing desks, Núñez");
        assertThat(Isolated.of(Isolated.of(TITLE))).isEqualTo(Isolated.of(TITLE));
    }
}
