package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A step that waits for people.
 *
 * @param people those who have not answered yet
 */
public record WaitingAt(String step, Text name, List<PersonName> people, Instant since, Optional<Instant> due) {

    public WaitingAt {
        people = List.copyOf(people);
    }
}
