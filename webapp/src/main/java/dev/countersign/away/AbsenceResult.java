package dev.countersign.away;

import dev.countersign.audit.LastChange;
import java.util.Map;
import java.util.Set;

/** What became of the wish to set, change or end an absence. */
public sealed interface AbsenceResult {

    record Saved(Absence absence) implements AbsenceResult {}

    /** Only the person, their manager and administrators may. */
    record NotAllowed() implements AbsenceResult {}

    /** There is no such person or absence, or it is over. */
    record NotFound() implements AbsenceResult {}

    /**
     * Somebody else has changed the same fields to something else since the absence was read. Nothing was written.
     *
     * @param now the absence as it is
     * @param last who has changed which of these fields, where that is known; nobody knows it of the note
     */
    record ChangedByOthers(Set<AbsenceDraft.Field> fields, AbsenceDraft now, Map<AbsenceDraft.Field, LastChange> last)
            implements AbsenceResult {

        public ChangedByOthers {
            fields = Set.copyOf(fields);
            last = Map.copyOf(last);
        }
    }

    record Refused(Problem problem) implements AbsenceResult {}

    /** Why an absence cannot be like this. */
    enum Problem {
        DAYS_REVERSED,
        /** The last day is over. */
        OVER,
        /** Longer than {@link AbsencePolicy#MOST_DAYS} days, or later than that. */
        TOO_LONG,
        OWN_STAND_IN,
        /** Who looks after people does not decide for them. */
        YOURSELF,
        /** Not an active person of the organisation. */
        NO_STAND_IN,
        /** The stand-in is away at that time, and their stand-in leads back to the person. */
        CIRCLE,
        /** The person has another absence for the same templates at that time. */
        OVERLAPS,
        NO_TEMPLATE,
        NOTE_TOO_LONG,
        TOO_MANY
    }
}
