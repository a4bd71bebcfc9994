package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * People are asked to decide. Published in the transaction of the tenant, once for each approval, and again for people who are asked later because others
 * may not decide.
 *
 * @param step the key of the step
 * @param people empty if nobody could be found, not even an administrator
 */
public record ApproversAsked(
        TenantId tenant, RequestId request, ApprovalId approval, String step, List<PersonId> people, Instant due) {

    public ApproversAsked {
        people = List.copyOf(people);
    }
}
