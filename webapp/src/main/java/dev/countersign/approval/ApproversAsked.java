package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.util.List;

/** People are asked to decide. Published inside the tenant's transaction, once for each approval. */
public record ApproversAsked(TenantId tenant, RequestId request, ApprovalId approval, List<PersonId> people) {

    public ApproversAsked {
        people = List.copyOf(people);
    }
}
