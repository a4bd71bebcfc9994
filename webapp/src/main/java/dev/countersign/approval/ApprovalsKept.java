package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.util.List;

/**
 * The request was changed, and these people were not asked again: their approvals of an earlier revision count. Published once, in the transaction that
 * opens the approval.
 *
 * @param step the key of the step
 */
public record ApprovalsKept(
        TenantId tenant, RequestId request, ApprovalId approval, String step, List<PersonId> people) {

    public ApprovalsKept {
        people = List.copyOf(people);
    }
}
