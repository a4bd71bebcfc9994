package dev.countersign.definitions.step;

/**
 * How a request is changed while people decide about it. Each change is a revision of the request; it voids whatever was decided about the
 * one before and is still open.
 *
 * @param due how long the requester has to change it, in working time; when it passes, the request ends as expired
 * @param goesOn where the request goes on
 * @param byRequester whether the requester may change it without being asked to
 */
public record Revisions(WorkingTime due, GoesOn goesOn, boolean byRequester) {

    /** Where a changed request goes on. */
    public enum GoesOn {
        /** From its first step; what automated steps did is taken back before. */
        START,
        /** From the step that asked for changes; what was decided before stays. In a parallel step, from its beginning. */
        STEP
    }

    /** What holds where a template says nothing. */
    public static final Revisions STANDARD = new Revisions(WorkingTime.days(5), GoesOn.START, false);
}
