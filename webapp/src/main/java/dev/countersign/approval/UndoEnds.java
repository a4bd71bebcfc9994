package dev.countersign.approval;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.job.Outbox;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Schedules what follows as soon as a decision can no longer be undone, if that is not the answer of the approval. */
@Component
class UndoEnds {

    static final TaskDescriptor<ApprovalRef> ENDED = TaskDescriptor.of("undo-ended", ApprovalRef.class);

    private final Outbox outbox;

    UndoEnds(Outbox outbox) {
        this.outbox = outbox;
    }

    void at(TenantId tenant, ApprovalId approval, Instant when) {
        outbox.put(ENDED, approval + "@" + when.toEpochMilli(), ApprovalRef.of(tenant, approval), when);
    }
}
