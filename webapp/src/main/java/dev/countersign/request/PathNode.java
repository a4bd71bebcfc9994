package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A piece of a request's way, with what is known of it. */
public sealed interface PathNode {

    /**
     * A box.
     *
     * @param when in which case it is walked ("above €20,000"); empty text where always
     * @param people who is or was asked; for a step ahead nobody is known yet
     * @param needed how many of them must approve
     * @param otherThan the steps that need another person than this one, as far as the template names them at this step
     * @param since when it began; empty for what is ahead
     * @param until when it ended
     * @param due until when people are asked to answer
     * @param result what an automated step said, in its own words; null where it said nothing for people
     */
    record Step(
            String key,
            Text name,
            Kind kind,
            Status status,
            Text when,
            List<Participant> people,
            int needed,
            List<Text> otherThan,
            Optional<Instant> since,
            Optional<Instant> until,
            Optional<Instant> due,
            @Nullable Text result)
            implements PathNode {

        public Step {
            people = List.copyOf(people);
            otherThan = List.copyOf(otherThan);
        }
    }

    /**
     * Several ways at the same time.
     *
     * @param samePerson whether one person may decide in several of them
     */
    record Fork(String key, Text name, boolean samePerson, List<List<PathNode>> branches) implements PathNode {

        public Fork {
            branches = branches.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Somebody who is or was asked.
     *
     * @param at when they answered
     */
    record Participant(
            PersonName person,
            Answer answer,
            Optional<Instant> at,
            @Nullable String comment) {}

    enum Kind {
        APPROVAL,
        AUTOMATED,
        NOTIFICATION,
        WAIT
    }

    enum Status {
        /** It came through. */
        DONE,
        /** It said no. */
        REFUSED,
        /** It is waited for now. */
        CURRENT,
        AHEAD,
        /** The form rules it out. */
        SKIPPED,
        /** The request ended before it was answered or reached. */
        CANCELLED
    }

    enum Answer {
        AWAITED,
        APPROVED,
        DENIED,
        /** No answer is wanted from them any more. */
        NOT_NEEDED
    }
}
