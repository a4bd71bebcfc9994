package dev.countersign.approval;

import dev.countersign.request.RequestId;
import dev.countersign.request.RequestWork;
import dev.countersign.tenant.TenantId;
import org.springframework.stereotype.Service;

/** Open approvals for which too few people are asked: asks whoever may decide by now, whether or not somebody has acknowledged the alarm about them. */
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
