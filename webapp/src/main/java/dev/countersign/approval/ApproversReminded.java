package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * People have not answered yet and are to be reminded. Published inside the tenant's transaction, once or more for the same reminder.
 *
 * @param step the key of the step
 * @param number which reminder of this approval, from 0
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
