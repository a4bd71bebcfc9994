package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;

/** What came of an attempt to decide. */
public sealed interface DecideResult {

    /** The decision stands. Until {@code undoUntil} it can be taken back, and nothing acts on it. */
    record Recorded(DecisionId decision, Instant undoUntil) implements DecideResult {}

    /** Everybody needed has decided before; this answer was not recorded. */
    record AlreadyDecided(PersonName by, Instant when, Verdict verdict) implements DecideResult {}

    /** This person has decided before, and that decision stands. */
    record OwnDecision(Verdict verdict, Instant when) implements DecideResult {}

    record NotAllowed(Why why) implements DecideResult {

        /** Each is a sentence on the page. */
        public enum Why {
            NOT_ASSIGNED,
            OWN_REQUEST,
            /** The template does not offer this answer here. */
            NOT_OFFERED
        }
    }

    /**
     * This person has decided a step of the request that needs another person than this one.
     *
     * @param decided the name of that step
     * @param here the name of this step
     */
    record DecidedElsewhere(Text decided, Text here, Verdict verdict) implements DecideResult {}

    /** The page showed another revision of the request. */
    record Stale(int currentRevision) implements DecideResult {}

    /** Who denies says why. */
    record CommentRequired() implements DecideResult {}

    /** In code points; nothing of it was taken. */
    record CommentTooLong(int length, int longest) implements DecideResult {}

    /** Nobody's answer is wanted any more: the request was withdrawn, denied elsewhere, or went on without an answer. */
    record Closed() implements DecideResult {}

    /** The time to answer has passed, and the request went on without this answer. */
    record Expired(Instant due) implements DecideResult {}

    /** There is no such approval, or it is not this person's to see. */
    record NotFound() implements DecideResult {}
}
