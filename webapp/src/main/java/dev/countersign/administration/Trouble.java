package dev.countersign.administration;

import java.time.Instant;

/** What is wrong with a request, and since when. */
public record Trouble(Kind kind, Instant since) {

    /** Each is a sentence on the page, with what can be done. The most urgent first. */
    public enum Kind {
        /** A step failed, and nobody has acknowledged it. */
        FAILED,
        /** Its execution says that it has ended, but the decisions do not confirm it. */
        UNCONFIRMED,
        /** Nobody who is asked at a step can sign in any more. */
        NOBODY,
        /** At a step, fewer people can decide than must approve. */
        TOO_FEW,
        /** It was submitted a while ago, and its execution has not started. */
        NOT_STARTED,
        /** An approval is still open a while after it was due. */
        OVERDUE
    }
}
