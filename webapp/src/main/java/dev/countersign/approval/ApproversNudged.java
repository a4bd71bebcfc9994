package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The requester reminds the people who have not decided yet. Published in the transaction of the tenant, once for each approval.
 *
 * @param act different each time
 * @param step the key of the step
 */
public record ApproversNudged(
        TenantId tenant,
        RequestId request,
        ApprovalId approval,
        UUID act,
        String step,
        List<PersonId> people,
        Instant due) {
    public ApproversNudged {
        people = List.copyOf(people);
    }
}
