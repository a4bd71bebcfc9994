package dev.countersign.request;

import dev.countersign.tenant.TenantId;

/**
 * The requester has changed the request as they were asked to. Published once, in the transaction that stores the revision.
 *
 * @param revision the new one; from 2
 */
public record RequestRevised(TenantId tenant, RequestId request, int revision) {}
