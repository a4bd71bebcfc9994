package dev.countersign.job;

import com.github.kagkarlsson.scheduler.task.Execution;
import java.util.Optional;

/** The call of the outbox that runs on this thread. */
final class CurrentCall {

    private static final ScopedValue<CurrentCall> CURRENT = ScopedValue.newInstance();

    private final Execution execution;
    private boolean ended;

    CurrentCall(Execution execution) {
        this.execution = execution;
    }

    static Optional<CurrentCall> ofThisThread() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    void run(Runnable handler) {
        ScopedValue.where(CURRENT, this).run(handler);
    }

    CallId id() {
        return new CallId(execution.taskInstance.getTaskName(), execution.taskInstance.getId());
    }

    /** Changes whenever the call is picked or rescheduled, also by another node. */
    long version() {
        return execution.version;
    }

    /** Its row was deleted by a transaction that has committed. */
    void ended() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }
}
