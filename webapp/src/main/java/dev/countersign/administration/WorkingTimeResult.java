package dev.countersign.administration;

/** What became of a change of the working time. */
public sealed interface WorkingTimeResult {

    record Saved() implements WorkingTimeResult {}

    /** The week has less than {@link dev.countersign.people.WorkingWeek#FEWEST_HOURS} hours. */
    record TooFewHours() implements WorkingTimeResult {}

    /** Only administrators may. */
    record NotAllowed() implements WorkingTimeResult {}

    /** The name of a holiday is missing or too long. */
    record NameMissing() implements WorkingTimeResult {}

    /** There would be more than {@link dev.countersign.people.WorkingCalendars#MOST_HOLIDAYS} holidays. */
    record TooMany() implements WorkingTimeResult {}
}
