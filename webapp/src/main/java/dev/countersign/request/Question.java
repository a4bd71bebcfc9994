package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an approver asks the requester to change.
 *
 * @param standsFor the person who was away, if they decided in their place
 * @param named who is named in the text
 * @param step the name of the step in which they were asked to decide
 */
public record Question(
        PersonName by,
        Optional<PersonName> standsFor,
        Text step,
        String text,
        List<TimelineEntry.Named> named,
        Instant at) {

    public Question {
        named = List.copyOf(named);
    }
}
