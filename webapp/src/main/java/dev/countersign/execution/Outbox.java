package dev.countersign.execution;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import javax.sql.DataSource;
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
}
