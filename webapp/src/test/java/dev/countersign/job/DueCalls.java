package dev.countersign.job;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import dev.countersign.testing.TestClock;
import java.util.List;
import javax.sql.DataSource;

/** Runs the calls of the outbox that are due, when a test says so and in its own thread. */
public final class DueCalls {

    private final ManualScheduler scheduler;
    private final SettableClock settable = new SettableClock();
    private final TestClock clock;

    public DueCalls(DataSource database, List<Task<?>> calls, TestClock clock) {
        this.clock = clock;
        TestHelper.ManualSchedulerBuilder builder =
                TestHelper.createManualScheduler(database, calls).clock(settable);
        builder.serializer(new TaskJson());
        this.scheduler = builder.build();
    }

    /** All that is due and all that this asks for at once. What fails is due later, so it is tried once. */
    public void run() {
        settable.set(clock.instant());
        while (isAnyDue()) {
            // Takes as many as a scheduler takes at once, and not more.
            scheduler.runAnyDueExecutions();
        }
    }

    /** What a process was making that has died long ago becomes due again. */
    public void revive() {
        settable.set(clock.instant());
        scheduler.runDeadExecutionDetection();
    }

    private boolean isAnyDue() {
        return scheduler.getScheduledExecutions().stream()
                .anyMatch(call -> !call.getExecutionTime().isAfter(settable.now()));
    }
}
