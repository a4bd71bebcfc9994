package dev.countersign.audit;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Writes what this process has counted, every minute and at the stop. Each node does so for itself. */
final class SecurityCounts implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final SecurityRecords records;
    private @Nullable ScheduledExecutorService clock;

    SecurityCounts(SecurityRecords records) {
        this.records = records;
    }

    @Override
    public synchronized void start() {
        clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("security-counts").daemon().factory());
        // Failures are logged where they occur; the next run tries again.
        var _ = clock.scheduleWithFixedDelay(
                () -> records.writeCounts(false), EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.close();
            clock = null;
        }
        records.writeCounts(true);
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }

    /** Stops after the web server and before the last anchors. */
    @Override
    public int getPhase() {
        return AnchorAtStop.PHASE + 1;
    }
}
