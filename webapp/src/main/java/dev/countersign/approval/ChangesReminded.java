package dev.countersign.approval;

import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;

/** The requester is reminded to change a request. Published in the transaction of the tenant, once. */
public record ChangesReminded(TenantId tenant, RequestId request, ApprovalId approval, Instant due) {}
