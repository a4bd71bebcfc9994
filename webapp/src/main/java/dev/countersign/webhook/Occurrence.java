package dev.countersign.webhook;

import dev.countersign.approval.StepDecided;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import dev.countersign.request.FiledRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened to a request.
 *
 * @param state of the request from now on
 * @param step about which step; empty for what is about the whole request
 */
record Occurrence(
        WebhookEvent event,
        Instant at,
        FiledRequest request,
        State state,
        PersonName requester,
        String link,
        Optional<Step> step) {

    /** The states of a request as programs read them: they do not change. */
    enum State {
        OPEN,
        CHANGES_REQUESTED,
        APPROVED,
        DENIED,
        EXPIRED,
        FAILED,
        WITHDRAWN
    }

    /**
     * A step.
     *
     * @param people who is asked, or has decided, at most {@value #MOST_PEOPLE} of them
     * @param all how many they are
     * @param due until when they are asked
     */
    record Step(
            String approval,
            String key,
            Text name,
            List<PersonName> people,
            int all,
            Optional<Instant> due,
            Optional<StepDecided.Outcome> outcome) {

        static final int MOST_PEOPLE = 50;

        Step {
            people = List.copyOf(people);
        }
    }
}
