package dev.countersign.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.event.SchedulerListener;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The job runner: outbox, timers, recurring jobs. */
@Configuration(proxyBeanMethods = false)
class Scheduling {

    private static final Duration POLL = Duration.ofSeconds(1);

    /** After four missed heartbeats a process counts as dead. Its jobs are run by another node, or here after a restart, within seconds. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private static final int MISSED_HEARTBEATS = 4;
    private static final int THREADS = 8;

    /**
     * One statement picks as many due calls as there are threads, as soon as half of them are idle: picked one by one, each call costs two more
     * transactions. No more are picked than can run at once, so a clean stop leaves none behind that is picked and not done.
     */
    private static final double MOST_PICKED = 1;

    private static final double PICKED_AGAIN_AT = 0.5;

    @Bean(destroyMethod = "")
    Scheduler scheduler(
            DataSource database, List<Task<?>> calls, ObjectProvider<SchedulerListener> listeners, HeldCalls held) {
        List<RecurringTask<?>> recurring = calls.stream()
                .<RecurringTask<?>>mapMulti((call, out) -> {
                    if (call instanceof RecurringTask<?> task) {
                        out.accept(task);
                    }
                })
                .toList();
        List<Task<?>> others = calls.stream()
                .filter(call -> !(call instanceof RecurringTask<?>))
                .toList();
        SchedulerBuilder builder = Scheduler.create(new TransactionAwareDataSourceProxy(database), others);
        listeners.forEach(builder::addSchedulerListener);
        return builder.startTasks(recurring)
                .addExecutionInterceptor(held)
                .serializer(new TaskJson())
                .threads(THREADS)
                .pollingInterval(POLL)
                .pollUsingLockAndFetch(PICKED_AGAIN_AT, MOST_PICKED)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .alwaysPersistTimestampInUTC()
                .build();
    }

    @Bean
    ScheduledCalls scheduledCalls(Scheduler scheduler) {
        return new ScheduledCalls(scheduler);
    }
}
