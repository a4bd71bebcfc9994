package dev.countersign.administration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueGrowthTest {

    private final QueueGrowth growth = new QueueGrowth();

    @Test
    void aQueueThatIsLongerAtEachLookGrows() {
        assertThat(grows(50, 150, 300)).isFalse();
        assertThat(grows(301)).isTrue();
        assertThat(grows(302, 303))
                .as("said once for each time that it goes on")
                .isFalse();
        assertThat(grows(304)).isTrue();
    }

    @Test
    void aBusyQueueThatKeepsUpDoesNot() {
        assertThat(grows(500, 900, 400, 900, 1_000, 0, 5_000, 5_000)).isFalse();
    }

    @Test
    void aShortOneDoesNotHoweverOftenItIsLonger() {
        assertThat(grows(1, 2, 3, 4, 5, 6, 99)).isFalse();
    }

    @Test
    void oneQueueSaysNothingAboutAnother() {
        grows(100, 200, 300);
        assertThat(growth.grows("human-tasks", 400)).isFalse();
        assertThat(growth.grows("email", 400)).isTrue();
    }

    /** Whether any of these looks says so. */
    private boolean grows(int... messages) {
        boolean found = false;
        for (int count : messages) {
            found |= growth.grows("email", count);
        }
        return found;
    }
}
