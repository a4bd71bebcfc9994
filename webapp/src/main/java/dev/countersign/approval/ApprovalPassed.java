package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * An approval was delegated or reassigned to a person. Published in the transaction of the tenant, once.
 *
 * @param by who did it: the person who had it, their manager or an administrator
 * @param act different each time, also if the same person gets the approval again
 * @param step the key of the step
 * @param note what was written with it; may be empty
 */
public record ApprovalPassed(
        TenantId tenant,
        RequestId request,
        ApprovalId approval,
        UUID act,
        String step,
        PersonId by,
        PersonId from,
        PersonId to,
        String note,
        Instant due) {}
