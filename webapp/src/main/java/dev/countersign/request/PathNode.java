package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node of the path of a request, with what is known about it. */
public sealed interface PathNode {

    /**
     * One step.
     *
     * @param when the case in which it is walked ("above €20,000"); empty text if always
     * @param people who is or was asked; empty for a step that is not reached yet
     * @param before who was asked before them and did not decide in time
     * @param tally how far the approval is
     * @param ownRequest whether requesters may decide their own request here
     * @param otherThan the steps that need another person than this one, as far as the template names them at this step
     * @param since since when it waits for the people who have not answered, or when it began; empty if it is not reached yet
     * @param until when it ended
     * @param due the due date of the approval
     * @param afterDue what follows if it is missed; empty if nobody is asked now
     * @param result the text for people in the result of an automated step, or who skipped it and why; null if there is none
     */
    record Step(
            String key,
            Text name,
            Kind kind,
            Status status,
            Text when,
            List<Participant> people,
            List<Participant> before,
            Tally tally,
            boolean ownRequest,
            List<Text> otherThan,
            Optional<Instant> since,
            Optional<Instant> until,
            Optional<Instant> due,
            Optional<AfterDue> afterDue,
            @Nullable Text result)
            implements PathNode {

        public Step {
            people = List.copyOf(people);
            before = List.copyOf(before);
            otherThan = List.copyOf(otherThan);
        }

        /** Who of the people asked last did not decide in time. */
        public List<Participant> lapsed() {
            return people.stream()
                    .filter(person -> person.answer() == Answer.LAPSED)
                    .toList();
        }
    }

    /**
     * Several branches at the same time.
     *
     * @param samePerson whether one person may decide in several of them
     */
    record Fork(String key, Text name, boolean samePerson, List<List<PathNode>> branches) implements PathNode {

        public Fork {
            branches = branches.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A person who is or was asked.
     *
     * @param at when they decided
     * @param basis what the decision rests on
     * @param standsFor the person who is asked and away, if this one decides for them
     * @param undoable if the decision can still be undone
     */
    record Participant(
            PersonName person,
            Answer answer,
            Optional<Instant> at,
            @Nullable String comment,
            Basis basis,
            Optional<StandsFor> standsFor,
            Optional<Undoable> undoable) {

        public Participant(PersonName person, Answer answer, Optional<Instant> at, @Nullable String comment) {
            this(person, answer, at, comment, Basis.OWN, Optional.empty(), Optional.empty());
        }

        /** Whether they were not asked, because an earlier approval of theirs counts. */
        public boolean repeated() {
            return basis != Basis.OWN;
        }

        /** Who was asked, present or away. */
        PersonName asked() {
            return standsFor.map(StandsFor::owner).orElse(person);
        }
    }

    /**
     * Whose place somebody has taken.
     *
     * @param owner who is asked and away
     * @param absent the last of those who are away, because of whom the other person decides: the owner, or whom a stand-in passed it to
     * @param since when the other person began to decide for them
     * @param until the last day on which the absent person is away, if they are away now
     * @param note what the absent person has told colleagues; may be blank
     */
    record StandsFor(PersonName owner, PersonName absent, Instant since, Optional<LocalDate> until, String note) {}

    /**
     * A decision that does not count yet.
     *
     * @param own whether the reader has decided so
     * @param until when it begins to count
     */
    record Undoable(UUID decision, boolean own, Instant until) {}

    /** Why a decision counts. */
    enum Basis {
        /** The person was asked and decided. */
        OWN,
        /** They approved the step before, which counts here, too. */
        STEP_BEFORE,
        /** They approved this step before the request was changed, and nothing has changed that this step looks at. */
        KEPT
    }

    enum Kind {
        APPROVAL,
        AUTOMATED,
        /** The requester changes the request. */
        REVISION,
        NOTIFICATION,
        WAIT
    }

    enum Status {
        /** It came through. */
        DONE,
        /** It denied the request. */
        REFUSED,
        /** Nobody decided it in time, and so the request expired. */
        EXPIRED,
        /** It sent the request back to its requester. */
        SENT_BACK,
        /** The request waits for it now. */
        CURRENT,
        AHEAD,
        /** It is not walked, because of the form. */
        SKIPPED,
        /** It failed, and an administrator had the request go on without it. */
        LEFT_OUT,
        /** The request ended before it was answered or reached. */
        CANCELLED,
        /** It did not work, and the request failed. */
        FAILED,
        /** It was done, and undone because the request did not come through. */
        UNDONE,
        /** It has to be undone, and that did not work. */
        NOT_UNDONE
    }

    enum Answer {
        AWAITED,
        APPROVED,
        DENIED,
        /** They asked the requester to change the request. */
        ASKED_FOR_CHANGES,
        /** They did not decide in time. */
        LAPSED,
        /** Their decision is not needed any more. */
        NOT_NEEDED
    }
}
