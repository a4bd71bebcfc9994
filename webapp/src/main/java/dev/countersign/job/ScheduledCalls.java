package dev.countersign.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;

/** Starts the job runner after everything else, and waits for running jobs when it stops. */
final class ScheduledCalls implements SmartLifecycle {

    private final Scheduler scheduler;
    private volatile boolean running;

    ScheduledCalls(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
