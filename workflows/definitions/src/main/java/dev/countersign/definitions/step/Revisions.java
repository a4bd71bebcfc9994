package dev.countersign.definitions.step;

/**
 * How a request may be changed while people decide about it. Each change is a new revision of the request. It makes void what is still open for
 * the previous revision.
 *
 * @param due how long the requester has to change it, in working time. After that, the request ends as expired
 * @param goesOn where the execution continues
 * @param byRequester whether the requester may change it without being asked
 */
public record Revisions(WorkingTime due, GoesOn goesOn, boolean byRequester) {

    /** Where the execution continues with a changed request. */
    public enum GoesOn {
        /** At the first step. The automated steps are compensated before. */
        START,
        /** At the step that asked for changes; earlier decisions stay. If that step is in a parallel step, at the beginning of the parallel step. */
        STEP
    }

    /** The default for templates without {@code revisions}. */
    public static final Revisions STANDARD = new Revisions(WorkingTime.days(5), GoesOn.START, false);
}
