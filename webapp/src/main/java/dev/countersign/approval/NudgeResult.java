package dev.countersign.approval;

import dev.countersign.people.PersonName;
import dev.countersign.request.RequestEnd;
import java.time.Instant;
import java.util.List;

/** The result of reminding the people who still have to decide. */
public sealed interface NudgeResult {

    /**
     * They were reminded.
     *
     * @param people how many
     */
    record Nudged(int people) implements NudgeResult {}

    /**
     * They were reminded a short time ago. Nobody was reminded now.
     *
     * @param before when that was
     * @param again from when on it is possible
     */
    record TooSoon(Instant before, Instant again) implements NudgeResult {}

    /**
     * Everybody who still has to decide has left. Nobody was reminded.
     *
     * @param people ordered by name
     */
    record AllLeft(List<PersonName> people) implements NudgeResult {

        public AllLeft {
            people = List.copyOf(people);
        }
    }

    /** Nobody is asked any more. Nobody was reminded. */
    record Closed(RequestEnd end) implements NudgeResult {}

    /** Nobody is asked at the moment. */
    record NobodyAsked() implements NudgeResult {}

    /** Only requesters remind the people who decide their request. */
    record NotAllowed() implements NudgeResult {}

    /** The request does not exist, or this person may not see it. */
    record NotFound() implements NudgeResult {}
}
