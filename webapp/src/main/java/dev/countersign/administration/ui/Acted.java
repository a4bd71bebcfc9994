package dev.countersign.administration.ui;

/** What has become of an act for which a reason was typed. */
sealed interface Acted {

    /** It is done; this says so. */
    record Done(String sentence) implements Acted {}

    /** The reason must be corrected. */
    record WrongReason(String sentence) implements Acted {}

    /** Something else must be corrected, which is said at its field. */
    record WrongField() implements Acted {}

    /** Not any more, or not by this person: the reason is not sent. */
    record Refused(String sentence) implements Acted {}
}
