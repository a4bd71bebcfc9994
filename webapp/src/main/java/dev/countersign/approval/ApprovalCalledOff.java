package dev.countersign.approval;

import dev.countersign.tenant.TenantId;

/** An approval ended without a decision about it: nobody's answer counts any more. Published in the transaction of the tenant. */
public record ApprovalCalledOff(TenantId tenant, ApprovalId approval) {}
