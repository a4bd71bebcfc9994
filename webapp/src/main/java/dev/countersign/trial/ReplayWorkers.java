package dev.countersign.trial;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The threads of replays. There are few, since a replay keeps a processor busy for seconds and the pages need one, too. */
@Component
public class ReplayWorkers {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayWorkers.class);

    private static final int THREADS = 2;
    private static final int WAITING = 20;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("replay-", 1).daemon().factory());

    ReplayWorkers() {
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs the work on a thread of its own.
     *
     * @param failed called on that thread if the work throws an exception, which is logged
     * @return false if too many wait already
     */
    public boolean start(Runnable work, Consumer<RuntimeException> failed) {
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException broken) {
                    LOG.error("a replay has failed", broken);
                    failed.accept(broken);
                }
            });
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
