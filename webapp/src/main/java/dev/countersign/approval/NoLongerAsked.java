package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.Optional;

/**
 * What people were told about an approval that waits for them is out of date: it was decided, called off or passed to somebody else.
 *
 * @param person whose decision is not needed any more; empty if nobody's is
 */
public record NoLongerAsked(TenantId tenant, ApprovalId approval, Optional<PersonId> person) {}
