package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * A step was decided, and nobody can undo it any more. Published in the transaction of the tenant, at least once: again after a crash while the answer is given.
 *
 * @param by who approved or denied it, in the order in which they did; nobody if it expired
 */
public record StepDecided(
        TenantId tenant,
        RequestId request,
        ApprovalId approval,
        String step,
        Outcome outcome,
        List<PersonId> by,
        Instant at) {

    /** How it was decided. */
    public enum Outcome {
        APPROVED,
        DENIED,
        EXPIRED
    }

    public StepDecided {
        by = List.copyOf(by);
    }
}
