package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * Others are asked because a step was not decided in time. Published once, in the transaction that asks them.
 *
 * @param step the key of the step
 * @param people who is asked now
 * @param due until when they must decide
 */
public record ApprovalEscalated(
        TenantId tenant, RequestId request, ApprovalId approval, String step, List<PersonId> people, Instant due) {

    public ApprovalEscalated {
        people = List.copyOf(people);
    }
}
