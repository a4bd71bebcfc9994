package dev.countersign.ui;

import java.util.concurrent.Semaphore;

/**
 * Runs the reads of open pages on threads of its own. Otherwise the thread that made the change would have to wait, because Vaadin runs an access to
 * an idle page on the thread of the caller. Only a few pages read at a time, so that database connections remain for other work.
 */
final class LiveReadings {

    private static final int AT_A_TIME = 4;

    private final Semaphore free = new Semaphore(AT_A_TIME);

    void run(Runnable reading) {
        Thread.ofVirtual().name("live-reading").start(() -> {
            free.acquireUninterruptibly();
            try {
                reading.run();
            } finally {
                free.release();
            }
        });
    }
}
