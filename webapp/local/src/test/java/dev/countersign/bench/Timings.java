package dev.countersign.bench;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How long each call took, by what it was. Not for several threads at once. */
final class Timings {

    private static final int[] PERCENTILES = {50, 95, 99};
    private static final double NANOS_PER_MILLI = 1e6;

    private static final class Series {

        private long[] nanos = new long[1024];
        private int count;

        void add(long duration) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = duration;
        }
    }

    private final Map<Measured, Series> series = new EnumMap<>(Measured.class);

    void add(Measured what, long nanos) {
        series.computeIfAbsent(what, _ -> new Series()).add(nanos);
    }

    <T> T time(Measured what, Supplier<T> call) {
        long begun = System.nanoTime();
        T answer = call.get();
        add(what, System.nanoTime() - begun);
        return answer;
    }

    void addAll(Timings others) {
        others.series.forEach((what, theirs) -> {
            for (int i = 0; i < theirs.count; i++) {
                add(what, theirs.nanos[i]);
            }
        });
    }

    /** For each kind that was measured its percentiles 50, 95 and 99 in milliseconds. */
    ObjectNode json() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (Measured what : series.keySet()) {
            Series taken = Objects.requireNonNull(series.get(what));
            long[] sorted = Arrays.copyOf(taken.nanos, taken.count);
            Arrays.sort(sorted);
            var percentiles = all.putArray(what.name());
            for (int percent : PERCENTILES) {
                int place = Math.min(sorted.length - 1, sorted.length * percent / 100);
                percentiles.add(sorted[place] / NANOS_PER_MILLI);
            }
        }
        return all;
    }
}
