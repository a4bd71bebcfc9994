package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * An approval was not settled by its due date. Published in the transaction of the tenant, once.
 *
 * @param step the key of the step
 * @param silent the people who had not decided
 */
public record ApprovalExpired(
        TenantId tenant, RequestId request, ApprovalId approval, String step, List<PersonId> silent, Instant due) {

    public ApprovalExpired {
        silent = List.copyOf(silent);
    }
}
