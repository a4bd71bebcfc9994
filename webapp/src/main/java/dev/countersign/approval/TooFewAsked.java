package dev.countersign.approval;

import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Which requests have an open approval for which too few people are asked, whether or not somebody has acknowledged the alarm about it. For jobs. */
@Service
public class TooFewAsked {

    private final ApprovalRepository approvals;
    private final TenantTransaction transaction;

    TooFewAsked(ApprovalRepository approvals, TenantTransaction transaction) {
        this.approvals = approvals;
        this.transaction = transaction;
    }

    /** The organisations that have such an approval, in pages. */
    public List<TenantId> tenants(Optional<TenantId> behind, int most) {
        return approvals.tenantsWithTooFew(behind, most);
    }

    /** Whether the organisation has one. Joins its transaction. */
    public boolean isAny(TenantId tenant) {
        return !oldest(tenant, 1).isEmpty();
    }

    /** The requests with such an approval: those first that were looked at longest ago. */
    public List<RequestId> oldest(TenantId tenant, int most) {
        return transaction.call(tenant, () -> approvals.tooFew(most));
    }

    /** Those of these requests that have such an approval. */
    public Set<RequestId> of(TenantId tenant, Collection<RequestId> requests) {
        return requests.isEmpty() ? Set.of() : transaction.call(tenant, () -> approvals.tooFewOf(requests));
    }
}
