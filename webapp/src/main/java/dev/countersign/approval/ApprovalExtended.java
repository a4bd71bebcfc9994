package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * The due date of an approval was moved. Published in the transaction of the tenant.
 *
 * @param people who have not decided yet
 */
public record ApprovalExtended(
        TenantId tenant, RequestId request, ApprovalId approval, String step, List<PersonId> people, Instant due) {

    public ApprovalExtended {
        people = List.copyOf(people);
    }
}
