package dev.countersign.approval;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.job.Outbox;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Has an approval's answer given to its execution later, in the transaction that settles it. */
@Component
class AnswerCalls {

    static final TaskDescriptor<ApprovalRef> ANSWER = TaskDescriptor.of("answer-token", ApprovalRef.class);

    private final Outbox outbox;

    AnswerCalls(Outbox outbox) {
        this.outbox = outbox;
    }

    /** One call for each time it is settled: the call of a decision that was taken back finds nothing due, and does nothing. */
    void at(TenantId tenant, ApprovalId approval, Instant when) {
        String id = approval + "@" + when.toEpochMilli();
        outbox.put(ANSWER, id, ApprovalRef.of(tenant, approval), when);
    }
}
