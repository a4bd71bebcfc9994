package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A step that waits for people.
 *
 * @param people the first of those who have not decided yet
 * @param awaited how many people have not decided yet
 * @param needed how many more approvals it takes; all of them, one, or a number between
 */
public record WaitingAt(
        String step,
        Text name,
        List<PersonName> people,
        int awaited,
        int needed,
        Instant since,
        Optional<Instant> due) {

    public WaitingAt {
        people = List.copyOf(people);
    }
}
