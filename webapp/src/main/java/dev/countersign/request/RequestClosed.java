package dev.countersign.request;

import dev.countersign.tenant.TenantId;

/**
 * A request has ended, by what its execution and the recorded decisions say. Published inside the tenant's transaction that closes it,
 * once. A withdrawal is told by {@link RequestWithdrawn}.
 */
public record RequestClosed(TenantId tenant, RequestId request, int revision, RequestStatus status) {}
