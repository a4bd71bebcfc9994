package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * An approval was delegated or reassigned to a person. Published in the transaction of the tenant, once.
 *
 * @param act different each time, also if the same person gets the approval again
 * @param step the key of the step
 */
public record ApprovalPassed(
        TenantId tenant, RequestId request, ApprovalId approval, UUID act, String step, PersonId to, Instant due) {}
