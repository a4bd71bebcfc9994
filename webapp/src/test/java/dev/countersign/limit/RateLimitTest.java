package dev.countersign.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.TestClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final TestClock clock = new TestClock();
    private final RateLimit limit = new RateLimit(3, Duration.ofSeconds(10), clock);

    @Test
    void soManyAtOnceAndThenOneAtATime() {
        assertThat(taken(5)).isEqualTo(3);
        assertThat(limit.take("ana")).contains(Duration.ofSeconds(10));
        clock.advance(Duration.ofMillis(9_999));
        assertThat(limit.take("ana")).contains(Duration.ofMillis(1));
        clock.advance(Duration.ofMillis(1));
        assertThat(taken(5)).isEqualTo(1);
        clock.advance(Duration.ofMinutes(10));
        assertThat(taken(5)).as("no more than at first, however long the pause").isEqualTo(3);
    }

    @Test
    void whoeverIsRefusedLosesNothingByAskingAgain() {
        taken(3);
        IntStream.range(0, 1_000).forEach(i -> limit.take("ana"));
        clock.advance(Duration.ofSeconds(10));
        assertThat(limit.take("ana")).isEmpty();
    }

    @Test
    void aKeyCanHaveALimitOfItsOwn() {
        Duration every = Duration.ofSeconds(60).dividedBy(7);
        assertThat(IntStream.range(0, 20)
                        .filter(i -> limit.takeWithin("ana", 7, every).isEmpty()))
                .hasSize(7);
        assertThat(limit.takeWithin("ana", 7, every)).contains(every);
        clock.advance(Duration.ofMinutes(1));
        assertThat(IntStream.range(0, 20)
                        .filter(i -> limit.takeWithin("ana", 7, every).isEmpty()))
                .hasSize(7);
        assertThat(limit.takeWithin("luis", 1, Duration.ofMinutes(1))).isEmpty();
        assertThat(limit.takeWithin("luis", 1, Duration.ofMinutes(1))).contains(Duration.ofMinutes(1));
    }

    @Test
    void othersAreNotConcerned() {
        taken(3);
        assertThat(limit.take("luis")).isEmpty();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        IntStream.range(0, 10).forEach(i -> {
            assertThat(limit.take("ana")).isEmpty();
            limit.giveBack("ana");
        });
        assertThat(taken(5)).isEqualTo(3);
        limit.giveBack("ana");
        assertThat(taken(5)).isEqualTo(1);
    }

    @Test
    void nothingIsGivenBackOfWhatWasNotTaken() {
        limit.giveBack("ana");
        clock.advance(Duration.ofMinutes(1));
        limit.giveBack("ana");
        assertThat(taken(5)).isEqualTo(3);
    }

    @Test
    void theWaitIsToldInWholeSeconds() {
        assertThat(RateLimit.seconds(Duration.ofMillis(1))).isEqualTo(1);
        assertThat(RateLimit.seconds(Duration.ofMillis(1_001))).isEqualTo(2);
        assertThat(RateLimit.seconds(Duration.ofSeconds(5))).isEqualTo(5);
    }

    private long taken(int times) {
        return IntStream.range(0, times)
                .filter(i -> limit.take("ana").isEmpty())
                .count();
    }
}
