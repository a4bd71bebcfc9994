package dev.countersign.job;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;

/** The key of a scheduled call. */
record CallId(String call, String instance) {

    static CallId of(TaskDescriptor<?> call, String instance) {
        return new CallId(call.getTaskName(), instance);
    }
}
