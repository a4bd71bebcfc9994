package dev.countersign.approval;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.job.Outbox;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Schedules the answer of an approval to its execution, in the transaction that settles the approval. */
@Component
class AnswerCalls {

    static final TaskDescriptor<ApprovalRef> ANSWER = TaskDescriptor.of("answer-token", ApprovalRef.class);

    private final Outbox outbox;

    AnswerCalls(Outbox outbox) {
        this.outbox = outbox;
    }

    /** One call for each time it is settled: after an undo, the call finds no answer due and does nothing. */
    void at(TenantId tenant, ApprovalId approval, Instant when) {
        String id = approval + "@" + when.toEpochMilli();
        outbox.put(ANSWER, id, ApprovalRef.of(tenant, approval), when);
    }
}
