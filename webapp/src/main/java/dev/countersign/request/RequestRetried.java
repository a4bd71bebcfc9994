package dev.countersign.request;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.Optional;

/**
 * A failed request is open again. Published in its unit of work.
 *
 * @param number how often it was opened again, with this time
 * @param skipped the step without which it goes on; empty if the step that failed is tried again
 */
public record RequestRetried(
        TenantId tenant, RequestId request, int number, PersonId by, String reason, Optional<String> skipped) {}
