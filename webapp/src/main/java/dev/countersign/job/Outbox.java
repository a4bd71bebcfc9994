package dev.countersign.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.job.CallRepository.NewCall;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outbox: calls that follow a transaction, stored by that transaction. A call is made only if the transaction commits, and repeated until its
 * handler returns.
 */
@Component
public class Outbox {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final CallRepository calls;
    private final Clock clock;
    private final ObjectProvider<Scheduler> scheduler;

    Outbox(CallRepository calls, Clock clock, ObjectProvider<Scheduler> scheduler) {
        this.calls = calls;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /**
     * Schedules the call for this time. Must be called in a transaction. If a call with this id is scheduled already, nothing changes.
     *
     * @param data ids only, because the table has no row-level security
     */
    public <T> void put(TaskDescriptor<T> call, String id, T data, Instant at) {
        unit(call).put(new NewCall(CallId.of(call, id), JSON.writeValueAsString(data), at));
    }

    /**
     * As {@link #put}, for several calls.
     *
     * @param data the data of each call, by its id
     */
    public <T> void putAll(TaskDescriptor<T> call, Map<String, T> data, Instant at) {
        data.forEach((id, one) -> put(call, id, one, at));
    }

    /**
     * Cancels a scheduled call, in the transaction of the caller. A call that was made already, or is being made, is not affected, so its handler must
     * check the state that it finds.
     */
    public void cancel(TaskDescriptor<?> call, String id) {
        unit(call).cancel(CallId.of(call, id));
    }

    /**
     * The call that runs on this thread ends with the commit of this transaction, which must be the last thing that its handler does. This saves the
     * transaction that would delete the call. Has no effect outside of a call.
     */
    public void end() {
        CurrentCall.ofThisThread().ifPresent(call -> unit(call.id().call()).end(call));
    }

    private OutboxUnit unit(TaskDescriptor<?> call) {
        return unit(call.getTaskName());
    }

    private OutboxUnit unit(String call) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException(call + " must be scheduled or ended in the transaction that it follows");
        }
        return OutboxUnit.current(calls, clock, () -> scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions));
    }
}
