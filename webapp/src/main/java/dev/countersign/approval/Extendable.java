package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.WorkingCalendar;
import java.time.Instant;

/**
 * An approval whose due date can be moved.
 *
 * @param latest the execution does not wait longer
 * @param calendar of the people who are asked
 */
public record Extendable(ApprovalId approval, Text step, Instant due, Instant latest, WorkingCalendar calendar) {}
