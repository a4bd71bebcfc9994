package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * People have not decided yet and are reminded. Published in the transaction of the tenant, once or more for the same reminder.
 *
 * @param step the key of the step
 * @param number the number of the reminder of this approval, from 0
 */
public record ApproversReminded(
        TenantId tenant,
        RequestId request,
        ApprovalId approval,
        String step,
        List<PersonId> people,
        Instant due,
        int number) {

    public ApproversReminded {
        people = List.copyOf(people);
    }
}
