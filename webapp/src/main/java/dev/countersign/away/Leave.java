package dev.countersign.away;

import java.time.LocalDate;

/**
 * That somebody is away now, as colleagues read it.
 *
 * @param until the last day
 * @param note what they have told colleagues; may be blank
 */
public record Leave(LocalDate until, String note) {}
