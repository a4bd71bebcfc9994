package dev.countersign.job;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.countersign.tenant.Resumed;
import dev.countersign.tenant.Suspensions;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Calls of suspended tenants wait: letters, reminders, answers to executions, webhooks. A call that becomes due is moved centuries ahead, and back at the end
 * of the suspension. The row of the tenant is locked meanwhile, so that none is moved ahead after the end.
 */
@Component
public class HeldCalls implements ExecutionInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(HeldCalls.class);

    private static final int DROPPED_AT_ONCE = 5_000;

    private final CallRepository calls;
    private final Suspensions suspensions;
    private final TenantTransaction transaction;
    private final Clock clock;

    HeldCalls(CallRepository calls, Suspensions suspensions, TenantTransaction transaction, Clock clock) {
        this.calls = calls;
        this.suspensions = suspensions;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public CompletionHandler<?> execute(TaskInstance<?> call, ExecutionContext context, ExecutionChain chain) {
        if (call.getData() instanceof OfTenant of && isHeld(new TenantId(of.tenant()), call, context)) {
            return (complete, operations) -> LOG.debug("{} waits until its organisation is resumed", call);
        }
        return chain.proceed(call, context);
    }

    private boolean isHeld(TenantId tenant, TaskInstance<?> call, ExecutionContext context) {
        return suspensions.wasSuspended(tenant)
                && transaction.call(
                        tenant,
                        () -> suspensions.isSuspendedAndStays(tenant)
                                && calls.hold(
                                        new CallId(call.getTaskName(), call.getId()), context.getExecution().version));
    }

    /** Before others move what they have scheduled. */
    @EventListener
    @Order(0)
    void on(Resumed resumed) {
        calls.release(resumed.tenant().toString(), clock.instant());
    }

    /**
     * Makes calls later, in the transaction of the caller. The moment in their ids, in milliseconds behind an @, moves with them.
     *
     * @param by how much, by what the id of the call begins with
     */
    public void postpone(Map<String, Duration> by, TaskDescriptor<?>... which) {
        if (!by.isEmpty()) {
            calls.postpone(
                    by, Arrays.stream(which).map(TaskDescriptor::getTaskName).toList());
        }
    }

    /** Drops all calls of the tenant, some in each transaction. Returns whether none is left: one that is being made is not affected. */
    public boolean drop(TenantId tenant) {
        int dropped;
        do {
            dropped = transaction.call(tenant, () -> calls.drop(tenant.toString(), DROPPED_AT_ONCE));
        } while (dropped == DROPPED_AT_ONCE);
        return transaction.call(tenant, () -> !calls.has(tenant.toString()));
    }
}
