package dev.countersign.away;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;

/**
 * An absence was set, changed or ended. Published in the transaction of the tenant.
 *
 * @param startsAt when its stand-in begins to decide
 * @param endsAt when the person decides again
 */
public record AbsenceChanged(TenantId tenant, PersonId person, Instant startsAt, Instant endsAt) {}
