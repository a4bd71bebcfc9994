package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import dev.countersign.request.AfterDue;
import java.time.Instant;
import java.util.List;

/**
 * A due date that was missed.
 *
 * @param step the name of the step; empty text where the requester was asked for changes
 * @param people who did not decide; empty where the requester was asked for changes, and if nobody could be asked
 * @param after what follows
 */
public record MissedDue(Text step, List<PersonName> people, Instant due, AfterDue after) {

    public MissedDue {
        people = List.copyOf(people);
    }
}
