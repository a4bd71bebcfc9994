package dev.countersign.job;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.function.Consumer;

/** The task of db-scheduler for a call of the {@link Outbox}. */
public final class OutboxCall {

    private OutboxCall() {}

    /** Runs the handler when the call is due, and again after 1, 2, 4 … seconds and at most 5 minutes, until it returns. */
    public static <T> Task<T> of(TaskDescriptor<T> call, Consumer<T> handler) {
        return Tasks.oneTime(call)
                .onFailure(new BackOff<>())
                .execute((instance, context) -> handler.accept(instance.getData()));
    }
}
