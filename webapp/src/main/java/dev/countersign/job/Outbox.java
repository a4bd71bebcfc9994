package dev.countersign.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The outbox: calls that follow a transaction, stored by that transaction. A call is made only if the transaction commits, and repeated until its
 * handler returns.
 */
@Component
public class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final SchedulerClient calls;
    private final ObjectProvider<Scheduler> scheduler;

    Outbox(DataSource database, ObjectProvider<Scheduler> scheduler) {
        this.calls = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                .serializer(new TaskJson())
                .build();
        this.scheduler = scheduler;
    }

    /**
     * Schedules the call for this time. Must be called in a transaction. If a call with this id is scheduled already, nothing changes.
     *
     * @param data ids only, because the table has no row-level security
     */
    public <T> void put(TaskDescriptor<T> call, String id, T data, Instant at) {
        requireTransaction(call);
        calls.scheduleIfNotExists(call.instance(id).data(data).build(), at);
        runAfterCommit();
    }

    /**
     * Schedules several calls in one batch. Must be called in a transaction.
     *
     * @param data the data of each call, by its id. None of these ids may be scheduled already
     */
    public <T> void putAll(TaskDescriptor<T> call, Map<String, T> data, Instant at) {
        requireTransaction(call);
        if (data.isEmpty()) {
            return;
        }
        List<TaskInstance<?>> instances = new ArrayList<>();
        data.forEach((id, one) -> instances.add(call.instance(id).data(one).build()));
        calls.scheduleBatch(instances, at);
        runAfterCommit();
    }

    private static void requireTransaction(TaskDescriptor<?> call) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException(
                    call.getTaskName() + " must be scheduled in the transaction that it follows");
        }
    }

    private void runAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
            }
        });
    }

    /**
     * Cancels a scheduled call, in the transaction of the caller. A call that was made already, or is being made, is not affected, so its handler must
     * check the state that it finds.
     */
    public void cancel(TaskDescriptor<?> call, String id) {
        try {
            calls.cancel(TaskInstanceId.of(call.getTaskName(), id));
        } catch (TaskInstanceException tooLate) {
            LOG.debug("{} {} cannot be cancelled: {}", call.getTaskName(), id, tooLate.getMessage());
        }
    }
}
