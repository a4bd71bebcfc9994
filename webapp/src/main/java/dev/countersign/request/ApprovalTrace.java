package dev.countersign.request;

import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.people.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request's page has to know of the people who are asked; whoever keeps the approvals implements it. Every method
 * is called inside a transaction of the tenant.
 */
public interface ApprovalTrace {

    /** Every visit of every human step of the request, oldest first. */
    List<Visit> visits(RequestId request);

    /** For each of the requests that waits for people: the steps where it waits now. */
    Map<RequestId, List<Waiting>> waiting(Collection<RequestId> requests);

    /** Whether the person is asked, or was ever asked, about the request. */
    boolean involves(RequestId request, PersonId person);

    /**
     * What came of the steps in which people of this revision were asked, by step: the outcome of its latest visit, once that is on its
     * way to the execution and cannot be taken back any more; empty before, and for a step that was called off.
     */
    Map<String, Optional<Outcome>> outcomes(RequestId request, int revision);

    /** Everybody who is or was asked about the request. */
    List<PersonId> everybody(RequestId request);

    /**
     * One time that a step asked people.
     *
     * @param standIns whether administrators were asked because nobody else could be; any one of them decides
     * @param outcome how it ended; null while it is open, and where it was called off
     */
    record Visit(
            String step,
            int visit,
            boolean standIns,
            State state,
            @Nullable Outcome outcome,
            List<Asked> asked,
            Instant since,
            Optional<Instant> until,
            Optional<Instant> due) {

        public Visit {
            asked = List.copyOf(asked);
        }
    }

    /**
     * A step that waits for people, as lists show it.
     *
     * @param asked how many people are asked
     * @param approved how many of them approved
     * @param awaited how many have not answered
     * @param firstAwaited the first {@value #FEW} of these
     */
    record Waiting(
            String step,
            boolean standIns,
            int asked,
            int approved,
            int awaited,
            List<PersonId> firstAwaited,
            Instant since,
            Optional<Instant> due) {

        /** So many names at most stand in a list; more people are counted. */
        public static final int FEW = 5;

        public Waiting {
            firstAwaited = List.copyOf(firstAwaited);
        }
    }

    enum State {
        OPEN,
        /** Its rule is met; the answer can be taken back for a moment. */
        SETTLED,
        ANSWERED,
        VOID
    }

    /** One person and what they answered; a decision that was taken back is none. */
    record Asked(
            PersonId person,
            PathNode.Answer answer,
            Optional<Instant> at,
            @Nullable String comment) {}
}
