package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * A step that a failed request had called off is asked again, with a new due date. Published in the transaction of the tenant.
 *
 * @param people who have not decided yet
 */
public record ApprovalReopened(
        TenantId tenant, RequestId request, ApprovalId approval, String step, List<PersonId> people, Instant due) {

    public ApprovalReopened {
        people = List.copyOf(people);
    }
}
