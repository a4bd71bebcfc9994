package dev.countersign.request;

/**
 * How a submission comes in.
 *
 * @param offered whether the template must be offered to people
 * @param limited whether the submissions of a person are counted
 */
record SubmissionWay(boolean offered, boolean limited) {

    static final SubmissionWay PERSON = new SubmissionWay(true, true);
    static final SubmissionWay PRODUCT = new SubmissionWay(false, true);
    /** Its queue says how fast it goes. */
    static final SubmissionWay INTAKE = new SubmissionWay(true, false);
}
