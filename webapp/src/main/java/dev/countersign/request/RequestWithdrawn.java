package dev.countersign.request;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;

/** The requester took the request back. Published inside the tenant's transaction, once; its open approvals are void. */
public record RequestWithdrawn(TenantId tenant, RequestId request, PersonId by) {}
