package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The due date of an approval was moved. Published in the transaction of the tenant.
 *
 * @param people who have not decided yet
 */
public record ApprovalExtended(
        TenantId tenant,
        RequestId request,
        ApprovalId approval,
        UUID act,
        String step,
        PersonId by,
        String reason,
        List<PersonId> people,
        Instant due) {

    public ApprovalExtended {
        people = List.copyOf(people);
    }
}
