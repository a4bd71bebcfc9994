package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * People are asked to decide. Published inside the tenant's transaction, once for each approval, and again for those who are asked later
 * because others may not decide.
 *
 * @param step the key of the step
 * @param people nobody where nobody could be found, not even an administrator
 */
public record ApproversAsked(
        TenantId tenant, RequestId request, ApprovalId approval, String step, List<PersonId> people, Instant due) {

    public ApproversAsked {
        people = List.copyOf(people);
    }
}
