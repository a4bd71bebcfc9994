package dev.countersign.away;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody does not decide for another person any more: the absence was ended or removed, or has another stand-in. Published in the transaction of the
 * tenant.
 *
 * @param person whose absence it is
 * @param firstDay the days as they were
 */
public record StandInReleased(
        TenantId tenant,
        AbsenceId absence,
        PersonId person,
        PersonId standIn,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant at) {}
