package dev.countersign.localaws.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a step on a virtual thread until it is closed. A step that fails is tried again with back-off, also after an {@link Error}: if a
 * worker ended silently, its work would never be done.
 */
public final class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Step step;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /** One piece of work. */
    @FunctionalInterface
    public interface Step {

        /** Does one step. Returns how long to wait before the next one. */
        Duration take() throws InterruptedException;
    }

    private Worker(String name, Step step) {
        this.name = name;
        this.step = step;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::work);
    }

    public static Worker start(String name, Step step) {
        var worker = new Worker(name, step);
        worker.thread.start();
        return worker;
    }

    private void work() {
        try {
            var pause = Duration.ZERO;
            var afterFailure = FIRST_PAUSE;
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    pause = step.take();
                    afterFailure = FIRST_PAUSE;
                } catch (RuntimeException | Error failed) {
                    if (closed.getCount() > 0) {
                        LOG.error("{} failed and tries again in {}", name, afterFailure, failed);
                    }
                    pause = afterFailure;
                    afterFailure = min(afterFailure.multipliedBy(2), LONGEST_PAUSE);
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("{} is closed", name);
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Waits a short time for the end of the current step, then interrupts it. */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (!thread.join(GRACE)) {
                thread.interrupt();
                if (!thread.join(PATIENCE)) {
                    LOG.warn("{} does not stop", name);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
