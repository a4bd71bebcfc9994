package dev.countersign.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A value that two people may change. */
class EditTest {

    private static final Edit<Integer> UNTOUCHED = new Edit<>(1, 1);
    private static final Edit<Integer> CHANGED = new Edit<>(1, 2);

    @Test
    void whatWasNotTouchedStaysAsItIsByNow() {
        assertThat(UNTOUCHED.onto(3)).isEqualTo(3);
        assertThat(UNTOUCHED.isContested(3)).isFalse();
    }

    @Test
    void whatNobodyElseHasChangedIsWritten() {
        assertThat(CHANGED.onto(1)).isEqualTo(2);
        assertThat(CHANGED.isContested(1)).isFalse();
    }

    @Test
    void onlyAnotherValueOfSomebodyElseIsContested() {
        assertThat(CHANGED.isContested(3)).isTrue();
        assertThat(CHANGED.isContested(2)).as("both want the same").isFalse();
    }
}
