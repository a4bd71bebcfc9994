package dev.countersign.approval;

import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * The requester is reminded to change a request. Published in the transaction of the tenant, once.
 *
 * @param questions what approvers asked, oldest first; empty if nobody decided in time
 */
public record ChangesReminded(
        TenantId tenant, RequestId request, ApprovalId approval, List<ChangesAsked.Asked> questions, Instant due) {

    public ChangesReminded {
        questions = List.copyOf(questions);
    }
}
