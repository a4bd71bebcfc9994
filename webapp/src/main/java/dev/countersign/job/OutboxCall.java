package dev.countersign.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The task of db-scheduler for a call of the {@link Outbox}. */
public final class OutboxCall {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxCall.class);

    private OutboxCall() {}

    /** Runs the handler when the call is due, and again after 1, 2, 4 … seconds and at most 5 minutes, until it returns. */
    public static <T extends OfTenant> Task<T> of(TaskDescriptor<T> call, Consumer<T> handler) {
        return Tasks.custom(call)
                .onFailure(new BackOff<>())
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    CurrentCall current = new CurrentCall(context.getExecution());
                    run(current, () -> handler.accept(instance.getData()));
                    return current.isEnded() ? OutboxCall::isGone : new OnCompleteRemove<>();
                });
    }

    /** What fails after the transaction that ended the call cannot be repeated: the call does not exist any more. */
    private static void run(CurrentCall current, Runnable handler) {
        try {
            current.run(handler);
        } catch (RuntimeException failed) {
            if (!current.isEnded()) {
                throw failed;
            }
            LOG.warn("{} has ended, and then failed", current.id(), failed);
        }
    }

    private static void isGone(Object complete, Object operations) {
        LOG.trace("The row was deleted by the transaction that ended the call");
    }
}
