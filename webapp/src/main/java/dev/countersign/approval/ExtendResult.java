package dev.countersign.approval;

import dev.countersign.people.PersonName;
import dev.countersign.request.RequestEnd;
import java.time.Instant;

/** The result of moving a due date. */
public sealed interface ExtendResult {

    /**
     * It is due then.
     *
     * @param number of the request
     */
    record Extended(String number, Instant due) implements ExtendResult {}

    /** It must be later than now and than the due date so far. */
    record NotLater(Instant due) implements ExtendResult {}

    /** The execution does not wait longer than until then. */
    record TooLate(Instant latest) implements ExtendResult {}

    /** The people who are asked will read it. */
    record ReasonRequired() implements ExtendResult {}

    /** In code points. Nothing was changed. */
    record ReasonTooLong(int length, int longest) implements ExtendResult {}

    /** The approval was decided before. */
    record AlreadyDecided(PersonName by, Instant when, Verdict verdict) implements ExtendResult {}

    /** It was due then, and the request went on. */
    record Expired(Instant due) implements ExtendResult {}

    /** The approval is void: the request has ended so, or it went on without it. */
    record Closed(RequestEnd end) implements ExtendResult {}

    /** Only those who look after requests, and nobody for their own request. */
    record NotAllowed() implements ExtendResult {}

    record NotFound() implements ExtendResult {}
}
