package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.util.UUID;

/**
 * Somebody stood in for a person and does not any more: that person is back, or has another stand-in. Published in the transaction of the tenant, once.
 *
 * @param act different each time
 * @param from who stood in
 * @param to who decides now
 * @param back whether that is the person for whom they stood in, who is back
 */
public record StandInReplaced(
        TenantId tenant,
        RequestId request,
        ApprovalId approval,
        UUID act,
        String step,
        PersonId from,
        PersonId to,
        boolean back) {}
