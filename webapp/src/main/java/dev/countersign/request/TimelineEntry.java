package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry in the history of a request. */
public sealed interface TimelineEntry {

    Instant at();

    /**
     * It was submitted.
     *
     * @param program the program that did it on behalf of the requester
     */
    record Submitted(Instant at, PersonName by, Optional<String> program) implements TimelineEntry {}

    /**
     * The requester has changed the request.
     *
     * @param revision its number, from 2
     */
    record Revised(Instant at, PersonName by, int revision) implements TimelineEntry {}

    /**
     * People were asked.
     *
     * @param people empty if nobody could be found
     * @param escalated whether that is because others had not decided in time
     */
    record Asked(Instant at, String step, Text name, List<PersonName> people, boolean escalated)
            implements TimelineEntry {

        public Asked {
            people = List.copyOf(people);
        }
    }

    /**
     * Somebody decides from now on for a person who is away.
     *
     * @param until the last day on which they are away, as far as it was known then
     */
    record PassedOn(Instant at, PersonName standIn, PersonName owner, Text name, Optional<LocalDate> until)
            implements TimelineEntry {}

    /** Somebody who is asked as a member of a group has left it, or is in it again. */
    record Member(Instant at, PersonName person, ApprovalTrace.Act.Membership what, Text name)
            implements TimelineEntry {}

    /**
     * Somebody who was asked has decided another step, and is not asked any more.
     *
     * @param decided that step
     * @param name the step for which they are not asked any more
     */
    record Apart(Instant at, PersonName person, Text decided, Text name) implements TimelineEntry {}

    /**
     * A step was decided by what was decided before, since some people cannot decide it any more.
     *
     * @param without these people
     * @param elsewhere whether that is because they have decided another step, not because they have left a group
     * @param approved or else denied
     */
    record Settled(Instant at, List<PersonName> without, boolean elsewhere, boolean approved, Text name)
            implements TimelineEntry {

        public Settled {
            without = List.copyOf(without);
        }
    }

    /** A person who was away is back, and decides from now on. */
    record Back(Instant at, PersonName owner, Text name) implements TimelineEntry {}

    /**
     * Somebody has decided.
     *
     * @param standsFor the person who was asked and away, if another one decided for them
     * @param named who is named in the comment
     * @param basis what the decision rests on
     * @param counts whether it still does: the request may have been changed since
     */
    record Decided(
            Instant at,
            PersonName by,
            Optional<PersonName> standsFor,
            String step,
            Text name,
            PathNode.Answer answer,
            @Nullable String comment,
            List<Named> named,
            PathNode.Basis basis,
            boolean counts)
            implements TimelineEntry {

        public Decided {
            named = List.copyOf(named);
        }
    }

    /**
     * The requester did not change the request by the due date.
     *
     * @param by the requester; empty if their name is not known any more
     */
    record NotRevised(Instant at, Optional<PersonName> by) implements TimelineEntry {}

    /**
     * Somebody else is asked in the place of a person.
     *
     * @param by that person, or who took it from them
     * @param named who is named in the note
     */
    record Passed(
            Instant at,
            PersonName by,
            PersonName from,
            PersonName to,
            String step,
            Text name,
            @Nullable String note,
            List<Named> named)
            implements TimelineEntry {

        public Passed {
            named = List.copyOf(named);
        }
    }

    /** The requester reminded the people who are asked. */
    record Nudged(Instant at, PersonName by, String step, Text name) implements TimelineEntry {}

    /**
     * The due date of a step was moved.
     *
     * @param before the due date of before
     */
    record Extended(Instant at, PersonName by, Text name, Instant before, Instant due, String reason)
            implements TimelineEntry {}

    /**
     * A step was not settled by its due date.
     *
     * @param silent who had not decided
     */
    record Expired(Instant at, String step, Text name, List<PersonName> silent) implements TimelineEntry {

        public Expired {
            silent = List.copyOf(silent);
        }
    }

    /**
     * An automated step has a result.
     *
     * @param refused whether this denied the request
     */
    record Checked(
            Instant at,
            String step,
            Text name,
            boolean refused,
            @Nullable Text result) implements TimelineEntry {}

    /**
     * What an automated step had done was undone.
     *
     * @param finished whether it had finished; if not, whatever it may have done was undone
     * @param failure why it could not be undone
     */
    record Undone(
            Instant at,
            String step,
            Text name,
            boolean finished,
            @Nullable Text failure) implements TimelineEntry {}

    /**
     * Somebody wrote a comment.
     *
     * @param named who is named in it
     */
    record Commented(Instant at, PersonName by, String text, List<Named> named) implements TimelineEntry {

        public Commented {
            named = List.copyOf(named);
        }
    }

    /**
     * Somebody who is named in what another person said.
     *
     * @param written what stands in the text: {@code @Ana Torres}
     */
    record Named(String written, PersonName person) {}

    /** A file was added to the running case. */
    record Attached(Instant at, PersonName by, FileFacts file, boolean hidden) implements TimelineEntry {}

    /** A file is not offered any more. */
    record FileHidden(Instant at, PersonName by, String file) implements TimelineEntry {}

    /** A failed request was retried. */
    record Retried(Instant at, PersonName by, String reason) implements TimelineEntry {}

    /** A failed request went on without the automated step that had failed. */
    record Skipped(Instant at, PersonName by, String step, Text name, String reason) implements TimelineEntry {}

    /** The request was moved to this version of its template. */
    record Moved(Instant at, PersonName by, int version, String reason) implements TimelineEntry {}

    /**
     * The request has ended.
     *
     * @param by who has withdrawn or cancelled it
     */
    record Closed(
            Instant at,
            RequestStatus status,
            Optional<PersonName> by,
            @Nullable Text reason) implements TimelineEntry {}
}
