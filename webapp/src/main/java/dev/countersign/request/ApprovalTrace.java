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
 * What the page of a request needs to know about approvals. The module that owns approvals implements it. Every method is called in a transaction of
 * the tenant.
 */
public interface ApprovalTrace {

    /** All visits of approval steps of the request, oldest first. */
    List<Visit> visits(RequestId request);

    /** For each of these requests that waits for people: the steps at which it waits now. */
    Map<RequestId, List<Waiting>> waiting(Collection<RequestId> requests);

    /** Whether the person is or was asked about the request. */
    boolean involves(RequestId request, PersonId person);

    /**
     * The outcome of each step in which people were asked for this revision: that of its latest visit, if it cannot be undone any more. Empty before that, and
     * for a void step.
     */
    Map<String, Latest> outcomes(RequestId request, int revision);

    /** Everybody who is or was asked about the request. */
    List<PersonId> everybody(RequestId request);

    /**
     * How the latest visit of a step ended.
     *
     * @param visit from 1; each further one is an escalation
     */
    record Latest(int visit, Optional<Outcome> outcome) {

        public boolean is(Outcome other) {
            return outcome.equals(Optional.of(other));
        }
    }

    /**
     * One visit of an approval step.
     *
     * @param standIns whether administrators were asked because nobody else could be asked; any one of them decides
     * @param outcome how it ended; null while it is open, and if it is void
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

        /** The most names that a list shows. The number of further people is shown. */
        public static final int FEW = 5;

        public Waiting {
            firstAwaited = List.copyOf(firstAwaited);
        }
    }

    enum State {
        OPEN,
        /** Its rule is met; the decision can be undone within the undo window. */
        SETTLED,
        ANSWERED,
        VOID
    }

    /** One person with their decision; an undone decision does not count. */
    record Asked(
            PersonId person,
            PathNode.Answer answer,
            Optional<Instant> at,
            @Nullable String comment) {}
}
