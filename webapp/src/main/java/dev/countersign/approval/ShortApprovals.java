package dev.countersign.approval;

import dev.countersign.request.RequestId;
import dev.countersign.request.RequestWork;
import dev.countersign.tenant.TenantId;
import org.springframework.stereotype.Service;

/** Approvals for which too few people were left: asks whoever may decide by now. */
@Service
public class ShortApprovals {

    private final RequestWork work;
    private final ApprovalRepository approvals;
    private final Separation separation;
    private final Shortages shortages;

    ShortApprovals(RequestWork work, ApprovalRepository approvals, Separation separation, Shortages shortages) {
        this.work = work;
        this.approvals = approvals;
        this.separation = separation;
        this.shortages = shortages;
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
                    return approvals.ofRequest(id).stream()
                            .filter(row -> row.isOpen() && !row.isRevise())
                            .anyMatch(row -> shortages.isShort(new LockedApproval(request, row)));
                })
                .orElse(false);
    }
}
