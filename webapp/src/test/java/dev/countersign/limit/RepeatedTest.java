package dev.countersign.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.TestClock;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RepeatedTest {

    private final TestClock clock = new TestClock();
    private final Repeated repeated = new Repeated(clock);

    @Test
    void theFirstIsToldAndThenOneAnHourWithItsCount() {
        assertThat(repeated.found("entry 3 is missing")).isEqualTo(OptionalLong.of(1));
        for (int i = 0; i < 359; i++) {
            clock.advance(Duration.ofSeconds(10));
            assertThat(repeated.found("entry 3 is missing")).isEmpty();
        }
        clock.advance(Duration.ofSeconds(10));
        assertThat(repeated.found("entry 3 is missing")).isEqualTo(OptionalLong.of(360));
        assertThat(repeated.found("entry 3 is missing")).isEmpty();
    }

    @Test
    void whatIsFoundAnewIsToldAtOnce() {
        assertThat(repeated.found("entry 3 is missing")).isPresent();
        assertThat(repeated.found("entry 2 is missing")).isPresent();
    }
}
