package dev.countersign.away;

/** What became of a change of somebody's working hours. */
public sealed interface OwnWeekResult {

    record Saved() implements OwnWeekResult {}

    /** It has less than {@link dev.countersign.people.WorkingWeek#FEWEST_HOURS} hours. */
    record TooFewHours() implements OwnWeekResult {}

    /** Only the person, their manager and administrators may. */
    record NotAllowed() implements OwnWeekResult {}
}
