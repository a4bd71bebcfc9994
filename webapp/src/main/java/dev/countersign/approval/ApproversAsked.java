package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * People are asked to decide. Published in the transaction of the tenant, once for each approval, and again for people who are asked later because others
 * may not decide.
 *
 * @param step the key of the step
 * @param people empty if nobody could be found, not even an administrator
 * @param again the moment, if it was passed to them because somebody is away or back; they may have been asked before
 */
public record ApproversAsked(
        TenantId tenant,
        RequestId request,
        ApprovalId approval,
        String step,
        List<PersonId> people,
        Instant due,
        Optional<Instant> again) {

    ApproversAsked(
            TenantId tenant, RequestId request, ApprovalId approval, String step, List<PersonId> people, Instant due) {
        this(tenant, request, approval, step, people, due, Optional.empty());
    }

    public ApproversAsked {
        people = List.copyOf(people);
    }
}
