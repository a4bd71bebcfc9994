package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A step that waits for people.
 *
 * @param tally what is missing, and of whom
 * @param left who has left, if it cannot be decided without them
 */
public record WaitingAt(
        String step, Text name, Tally tally, Instant since, Optional<Instant> due, List<PersonName> left) {

    public WaitingAt {
        left = List.copyOf(left);
    }

    /** The first of those who have not decided yet. */
    public List<PersonName> people() {
        return tally.incomplete().stream()
                .flatMap(part -> part.awaited().stream())
                .distinct()
                .toList();
    }
}
