package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestEnd;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The result of passing an approval to another person. */
public sealed interface HandoverResult {

    /**
     * This person is asked now.
     *
     * @param number of the request
     * @param delegated by the person who was asked before; reassigned by somebody else otherwise
     * @param away if they are away
     */
    record HandedOver(String number, PersonName to, boolean delegated, Optional<Away> away) implements HandoverResult {}

    /**
     * The absence of the person who is asked now.
     *
     * @param until the last day
     * @param standIn who decides for them; empty if nobody else can
     */
    record Away(LocalDate until, Optional<PersonName> standIn) {}

    /** The approval was decided before. Nothing was changed. */
    record AlreadyDecided(PersonName by, Instant when, Verdict verdict) implements HandoverResult {}

    /**
     * It was passed to somebody else before. Nothing was changed.
     *
     * @param delegated by the person who was asked; reassigned by somebody else otherwise
     */
    record AlreadyPassed(PersonName by, PersonName to, boolean delegated, Instant when) implements HandoverResult {}

    /** The approval is void or has expired: the request has ended so, or it went on without it. Nothing was changed. */
    record Closed(RequestEnd end) implements HandoverResult {}

    /** The person who acts may not pass it. */
    record NotAllowed(Why why) implements HandoverResult {
        /** Each is a sentence on the page. */
        public enum Why {
            /** The person from whom it should be taken is not asked. */
            NOT_ASSIGNED,
            /** Requesters do not choose who decides their own request. */
            OWN_REQUEST,
            /** Only administrators, and the manager of the person asked, take an approval from somebody. */
            NOT_IN_CHARGE
        }
    }

    /** This person cannot be asked. */
    record Unsuitable(Obstacle why, String name) implements HandoverResult {
        /** Each is a sentence on the page. */
        public enum Obstacle {
            UNKNOWN,
            INACTIVE,
            REQUESTER,
            /** They are asked at this step already. */
            ASKED,
            SAME,
            /** Who looks after requests does not decide them. */
            YOURSELF
        }
    }

    /**
     * This person has decided a step of the request that needs another person than this one.
     *
     * @param decided the name of that step
     * @param here the name of this step
     */
    record DecidedElsewhere(String name, Text decided, Text here) implements HandoverResult {}

    /** Who takes an approval from somebody gives a reason. */
    record ReasonRequired() implements HandoverResult {}

    /** In code points. Nothing was changed. */
    record NoteTooLong(int length, int longest) implements HandoverResult {}

    /** The approval does not exist, or this person may not see it. */
    record NotFound() implements HandoverResult {}
}
