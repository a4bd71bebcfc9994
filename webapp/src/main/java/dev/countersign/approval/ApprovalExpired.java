package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * An approval was due and nobody had settled it. Published inside the tenant's transaction, once.
 *
 * @param step the key of the step
 * @param silent who had not answered
 */
public record ApprovalExpired(
        TenantId tenant, RequestId request, ApprovalId approval, String step, List<PersonId> silent, Instant due) {

    public ApprovalExpired {
        silent = List.copyOf(silent);
    }
}
