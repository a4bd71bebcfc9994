package dev.countersign.away;

import dev.countersign.audit.LastChange;
import dev.countersign.people.WorkingWeek;
import java.util.Optional;

/** What became of a change of somebody's working hours. */
public sealed interface OwnWeekResult {

    record Saved() implements OwnWeekResult {}

    /**
     * Somebody else has set other hours since they were read. Nothing was written.
     *
     * @param now their hours; empty if they are those of the organisation
     * @param last who has set them; empty if that is not known
     */
    record ChangedByOthers(Optional<WorkingWeek> now, Optional<LastChange> last) implements OwnWeekResult {}

    /** It has less than {@link WorkingWeek#FEWEST_HOURS} hours. */
    record TooFewHours() implements OwnWeekResult {}

    /** Only the person, their manager and administrators may. */
    record NotAllowed() implements OwnWeekResult {}
}
