package dev.countersign.away;

/** What became of a change of somebody's working hours. */
public sealed interface OwnWeekResult {

    record Saved() implements OwnWeekResult {}

    /** Only the person, their manager and administrators may. */
    record NotAllowed() implements OwnWeekResult {}
}
