package dev.countersign.ui;

import java.util.concurrent.Semaphore;

/**
 * Runs the readings of open pages apart from whoever made the change, which must not wait for them: Vaadin runs what a page is given at once, on
 * the caller's thread, where the page is not busy. Of many pages that read the same change, few read at a time, so that they leave database
 * connections to others.
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
