package dev.countersign.approval;

import dev.countersign.request.RequestId;
import dev.countersign.request.RequestWork;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Open approvals for which too few people are asked: asks whoever may decide by now, whether or not somebody has acknowledged the alarm about them. */
@Service
public class ShortApprovals {

    private final RequestWork work;
    private final TenantTransaction transaction;
    private final ApprovalRepository approvals;
    private final Separation separation;
    private final Shortages shortages;

    ShortApprovals(
            RequestWork work,
            TenantTransaction transaction,
            ApprovalRepository approvals,
            Separation separation,
            Shortages shortages) {
        this.work = work;
        this.transaction = transaction;
        this.approvals = approvals;
        this.separation = separation;
        this.shortages = shortages;
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

    /**
     * Asks in addition whom the template names today, and says whether that was not enough. It authorizes nobody.
     *
     * @return false also where the request has ended, or does not exist
     */
    public boolean areStillShort(TenantId tenant, RequestId id) {
        return work.on(tenant, id, request -> {
                    if (!request.filed().status().isOpen()) {
                        return false;
                    }
                    separation.fill(request).stream()
                            .filter(asked -> !asked.people().isEmpty())
                            .forEach(request::publish);
                    request.changed();
                    boolean isShort = false;
                    for (ApprovalRow row : approvals.ofRequest(id)) {
                        if (row.isOpen() && !row.isRevise()) {
                            isShort |= isStillShort(new LockedApproval(request, row));
                        }
                    }
                    return isShort;
                })
                .orElse(false);
    }

    private boolean isStillShort(LockedApproval approval) {
        boolean isShort = shortages.isShort(approval);
        approvals.tooFew(approval.id(), isShort ? approval.now() : null);
        return isShort;
    }
}
