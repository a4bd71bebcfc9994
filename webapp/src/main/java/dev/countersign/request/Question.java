package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.List;

/**
 * What an approver asks the requester to change.
 *
 * @param named who is named in the text
 * @param step the name of the step in which they were asked to decide
 */
public record Question(PersonName by, Text step, String text, List<TimelineEntry.Named> named, Instant at) {

    public Question {
        named = List.copyOf(named);
    }
}
