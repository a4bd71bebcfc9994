package dev.countersign.away;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.LocalDate;

/**
 * Somebody decides for another person on these days. Published in the transaction of the tenant, again when the days were changed.
 *
 * @param person who is away
 */
public record StandInNamed(
        TenantId tenant, AbsenceId absence, PersonId person, PersonId standIn, LocalDate firstDay, LocalDate lastDay) {}
