package dev.countersign.away;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody has set, changed or ended an absence of another person. Published in the transaction of the tenant.
 *
 * @param person whose absence it is
 */
public record AbsenceSetByOthers(
        TenantId tenant,
        AbsenceId absence,
        PersonId person,
        PersonId by,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant at) {}
