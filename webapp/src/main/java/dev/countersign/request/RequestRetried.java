package dev.countersign.request;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;

/**
 * A failed request was retried, and is open again. Published in its unit of work.
 *
 * @param number how often it was retried, with this time
 */
public record RequestRetried(TenantId tenant, RequestId request, int number, PersonId by, String reason) {}
