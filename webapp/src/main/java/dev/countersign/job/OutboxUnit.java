package dev.countersign.job;

import dev.countersign.job.CallRepository.NewCall;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What one transaction does to the outbox. It is written just before the commit, in one statement for all that is cancelled and one for all that is put. */
final class OutboxUnit implements TransactionSynchronization {

    /** Before the audit log, whose statements must be the last ones. */
    private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 1_000;

    private final CallRepository calls;
    private final Clock clock;
    private final Runnable wakeScheduler;
    private final Map<CallId, NewCall> put = new LinkedHashMap<>();
    private final Set<CallId> cancelled = new LinkedHashSet<>();
    private @Nullable CurrentCall ending;

    private OutboxUnit(CallRepository calls, Clock clock, Runnable wakeScheduler) {
        this.calls = calls;
        this.clock = clock;
        this.wakeScheduler = wakeScheduler;
    }

    /** That of the current transaction. */
    static OutboxUnit current(CallRepository calls, Clock clock, Runnable wakeScheduler) {
        if (TransactionSynchronizationManager.getResource(calls) instanceof OutboxUnit unit) {
            return unit;
        }
        OutboxUnit unit = new OutboxUnit(calls, clock, wakeScheduler);
        TransactionSynchronizationManager.registerSynchronization(unit);
        TransactionSynchronizationManager.bindResource(calls, unit);
        return unit;
    }

    void put(NewCall call) {
        put.putIfAbsent(call.id(), call);
    }

    void cancel(CallId call) {
        put.remove(call);
        cancelled.add(call);
    }

    void end(CurrentCall call) {
        ending = call;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        if (!cancelled.isEmpty()) {
            calls.delete(cancelled);
        }
        if (ending != null && !calls.end(ending.id(), ending.version())) {
            ending = null;
        }
        if (!put.isEmpty()) {
            calls.insert(put.values());
        }
    }

    @Override
    public void afterCommit() {
        if (ending != null) {
            ending.ended();
        }
        if (put.values().stream().anyMatch(call -> !call.at().isAfter(clock.instant()))) {
            wakeScheduler.run();
        }
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(calls);
    }
}
