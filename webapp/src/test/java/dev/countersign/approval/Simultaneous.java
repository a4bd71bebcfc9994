package dev.countersign.approval;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two calls that start at the same time. */
final class Simultaneous {

    private Simultaneous() {}

    /** The results of both, in this order. */
    static <T> List<T> calls(Callable<T> one, Callable<T> other) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<T> first = both.submit(() -> {
                together.await();
                return one.call();
            });
            Future<T> second = both.submit(() -> {
                together.await();
                return other.call();
            });
            return List.of(first.get(), second.get());
        }
    }
}
