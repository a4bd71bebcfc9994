package dev.countersign.execution;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.job.Outbox;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Schedules the start, the stop or the reconciliation of an execution, in the transaction of the caller. */
@Component
public class Executions {

    static final TaskDescriptor<RequestRef> START = TaskDescriptor.of("start-execution", RequestRef.class);
    static final TaskDescriptor<RequestRef> STOP = TaskDescriptor.of("stop-execution", RequestRef.class);
    static final TaskDescriptor<RequestRef> RECONCILE = TaskDescriptor.of("reconcile-request", RequestRef.class);

    static final TaskDescriptor<RequestRef> REDRIVE = TaskDescriptor.of("redrive-execution", RequestRef.class);

    private final Outbox outbox;
    private final Clock clock;

    Executions(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Starts the execution after the commit, with the result of {@link ExecutionOrders#orderOf} at that time. */
    public void start(TenantId tenant, UUID request) {
        put(START, tenant, request);
    }

    /**
     * The same for a request that was moved to another version of its template. The execution before is stopped first.
     *
     * @param moves how often it was moved, with this time
     */
    public void move(TenantId tenant, UUID request, int moves) {
        outbox.put(START, request + " " + moves, new RequestRef(tenant.value(), request), clock.instant());
    }

    /** Stops the execution after the commit, if it runs. A start that is still scheduled has no effect. */
    public void stop(TenantId tenant, UUID request) {
        put(STOP, tenant, request);
    }

    /**
     * Continues the failed execution after the commit, where it failed.
     *
     * @param redrives how often it has been redriven, with this time
     */
    public void redrive(TenantId tenant, UUID request, int redrives) {
        outbox.put(REDRIVE, request + " " + redrives, new RequestRef(tenant.value(), request), clock.instant());
    }

    /** Compares the request with its execution after the commit, and repairs differences. */
    public void reconcile(TenantId tenant, UUID request) {
        put(RECONCILE, tenant, request);
    }

    /** The same at a later time. */
    void reconcile(TenantId tenant, UUID request, Instant at) {
        // The call that schedules it may still be stored under the id of the request.
        outbox.put(RECONCILE, request + " at " + at, new RequestRef(tenant.value(), request), at);
    }

    private void put(TaskDescriptor<RequestRef> call, TenantId tenant, UUID request) {
        outbox.put(call, request.toString(), new RequestRef(tenant.value(), request), clock.instant());
    }
}
