package dev.countersign.away;

import dev.countersign.people.PersonName;
import dev.countersign.people.WorkingWeek;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a person works.
 *
 * @param zone in which the hours of the person count
 * @param own empty if the person works in the hours of the organisation
 */
public record OwnWeek(PersonName person, ZoneId zone, Optional<WorkingWeek> own, WorkingWeek organisation) {}
