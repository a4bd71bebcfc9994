package dev.countersign.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BucketsTest {

    /** The fourth root of two. */
    private static final double FACTOR = 1.1893;

    static final long TWO_YEARS = 2 * 365 * 24 * 3600L;

    @Test
    void whatIsLessThanAMinuteIsInTheFirstClassAndLimitsBelongToTheUpperOne() {
        assertThat(Buckets.of(Duration.ZERO)).isZero();
        assertThat(Buckets.of(Duration.ofMillis(59_999))).isZero();
        assertThat(Buckets.of(Duration.ofMinutes(1))).isEqualTo(1);
        assertThat(Buckets.of(Duration.ofMinutes(2))).isEqualTo(5);
        assertThat(Buckets.of(Duration.ofMillis(119_999))).isEqualTo(4);
        assertThat(Buckets.of(Duration.ofHours(32))).isEqualTo(Buckets.of(Duration.ofHours(16)) + 4);
        assertThat(Buckets.of(Duration.ofDays(1_000_000))).isEqualTo(Buckets.LAST);
    }

    @Property(tries = 300)
    void aLengthIsBetweenTheLimitsOfItsClass(@ForAll @LongRange(min = 60, max = TWO_YEARS) long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        int bucket = Buckets.of(time);
        assertThat(Buckets.at(bucket, 0)).isLessThanOrEqualTo(time.plusMillis(1));
        assertThat(Buckets.at(bucket, 1)).isGreaterThan(time.minusMillis(1));
    }

    @Property(tries = 300)
    void percentilesAreAsExactAsTheirClass(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 60, max = TWO_YEARS) Long> seconds,
            @ForAll boolean median) {
        int percent = median ? 50 : 90;
        Histogram histogram = new Histogram();
        seconds.forEach(one -> histogram.add(Buckets.of(Duration.ofSeconds(one)), 1));
        long[] sorted = LongStream.of(
                        seconds.stream().mapToLong(Long::longValue).toArray())
                .sorted()
                .toArray();
        double exact = sorted[Math.max(1, (sorted.length * percent + 99) / 100) - 1];

        double read = histogram.percentile(percent).orElseThrow().toMillis() / 1000.0;

        assertThat(read / exact).isCloseTo(1, Offset.offset(FACTOR - 1));
    }

    @Property(tries = 100)
    void theHistogramOfTwoMonthsIsTheSumOfBoth(
            @ForAll @Size(max = 20) List<@LongRange(max = TWO_YEARS) Long> one,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(max = TWO_YEARS) Long> other) {
        Histogram sum = new Histogram();
        Histogram both = new Histogram();
        for (List<Long> month : List.of(one, other)) {
            int[] counts = new int[Buckets.LAST + 1];
            month.forEach(seconds -> counts[Buckets.of(Duration.ofSeconds(seconds))]++);
            for (int bucket = 0; bucket < counts.length; bucket++) {
                sum.add(bucket, counts[bucket]);
            }
            month.forEach(seconds -> both.add(Buckets.of(Duration.ofSeconds(seconds)), 1));
        }
        assertThat(sum.percentile(50)).isEqualTo(both.percentile(50));
        assertThat(sum.total()).isEqualTo(one.size() + other.size());
    }

    @Test
    void withoutAnyThereIsNoMedian() {
        assertThat(new Histogram().percentile(50)).isEmpty();
    }
}
