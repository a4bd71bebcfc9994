package dev.countersign.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Calls to be made after a transaction, written by that same transaction: a call is due exactly when what asks for it has
 * committed, and is repeated until its handler returns.
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
     * Has the call made at this time or soon after. Must be called in a transaction; for the same id while it is still due, it
     * changes nothing.
     *
     * @param data ids only: this table is not kept apart by tenant
     */
    public <T> void put(TaskDescriptor<T> call, String id, T data, Instant at) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException(
                    call.getTaskName() + " must be asked for in the transaction it follows from");
        }
        calls.scheduleIfNotExists(call.instance(id).data(data).build(), at);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
            }
        });
    }

    /**
     * Takes a call back that was asked for, with the caller's transaction. One that was made already, or is being made just now, stays
     * as it is: what it does depends on what is true when it comes.
     */
    public void cancel(TaskDescriptor<?> call, String id) {
        try {
            calls.cancel(TaskInstanceId.of(call.getTaskName(), id));
        } catch (TaskInstanceException tooLate) {
            LOG.debug("{} {} cannot be taken back: {}", call.getTaskName(), id, tooLate.getMessage());
        }
    }
}
