package dev.countersign.insight;

import java.time.Duration;
import java.util.Optional;

/** How many lengths of time are in each class of {@link Buckets}. */
final class Histogram {

    private final long[] counts = new long[Buckets.LAST + 1];

    void add(int bucket, long count) {
        counts[Math.clamp(bucket, 0, Buckets.LAST)] += count;
    }

    long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /**
     * The length that this percentage of all are not longer than; empty without any.
     *
     * @param percent from 1 to 100
     */
    Optional<Duration> percentile(int percent) {
        long total = total();
        if (total == 0) {
            return Optional.empty();
        }
        long rank = Math.max(1, (total * percent + 99) / 100);
        long before = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (before + counts[bucket] >= rank) {
                return Optional.of(Buckets.at(bucket, (rank - before - 0.5) / counts[bucket]));
            }
            before += counts[bucket];
        }
        throw new IllegalStateException("no class has rank %d of %d".formatted(rank, total));
    }
}
