package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestEnd;
import java.time.Instant;

/** The result of a decision. */
public sealed interface DecideResult {

    /** It is recorded. Until {@code undoUntil} it can be undone and has no effect. */
    record Recorded(DecisionId decision, Instant undoUntil) implements DecideResult {}

    /** The approval was settled before; this decision was not recorded. */
    record AlreadyDecided(PersonName by, Instant when, Verdict verdict) implements DecideResult {}

    /** This person has decided before, and that decision counts. */
    record OwnDecision(Verdict verdict, Instant when) implements DecideResult {}

    /**
     * This person's part was passed to somebody else.
     *
     * @param own whether they have delegated it themselves
     */
    record HandedOver(PersonName by, PersonName to, boolean own, Instant when) implements DecideResult {}

    record NotAllowed(Why why) implements DecideResult {

        /** Each is a sentence on the page. */
        public enum Why {
            NOT_ASSIGNED,
            /** The person was asked as a member of a group, and has left it. */
            LEFT_GROUP,
            OWN_REQUEST,
            /** The template does not offer this decision here. */
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

    /** The person is asked and away, and this one decides for them. */
    record PassedOn(PersonName standIn) implements DecideResult {}

    /** The template asks people to sign in to decide this. */
    record SignInNeeded() implements DecideResult {}

    /** The page showed another revision of the request. */
    record Stale(int currentRevision) implements DecideResult {}

    /** A denial needs a comment. */
    record CommentRequired() implements DecideResult {}

    /** A request for changes needs to say what should change. */
    record QuestionRequired() implements DecideResult {}

    /** In code points. Nothing was recorded. */
    record CommentTooLong(int length, int longest) implements DecideResult {}

    /** The requester has just changed the request: who must decide is asked again, about the next revision. */
    record BeingChanged() implements DecideResult {}

    /** It was sent back, so nobody decides about it until the requester has changed it. */
    record SentBack(PersonName requester) implements DecideResult {}

    /** The approval is void: the request has ended so, or it went on without this decision. */
    record Closed(RequestEnd end) implements DecideResult {}

    /** The execution of the request has ended in a way that this decision cannot confirm, and it takes no decision any more. */
    record EndUnconfirmed() implements DecideResult {}

    /** The due date has passed, and the request went on without this decision. */
    record Expired(Instant due) implements DecideResult {}

    /** The approval does not exist, or this person may not see it. */
    record NotFound() implements DecideResult {}

    /** The same click as one whose decision was undone since. Nothing was recorded. */
    record Undone() implements DecideResult {}
}
