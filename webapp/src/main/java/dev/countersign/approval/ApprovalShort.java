package dev.countersign.approval;

import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;

/**
 * An approval cannot be given: nobody is left who can decide it, or fewer people than must approve. Published in the transaction of the tenant, each time it
 * is found.
 *
 * @param step the key of the step
 */
public record ApprovalShort(TenantId tenant, RequestId request, ApprovalId approval, String step, Instant due) {}
