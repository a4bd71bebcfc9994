package dev.countersign.notification;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.people.PersonId;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A letter about an imagined request: it is read and not sent. */
public record SampleLetter(String to, String subject, String text) {

    /**
     * What the letter would be about.
     *
     * @param title what the request is called
     * @param step the step at which the reader is asked
     * @param due until when the reader can answer
     */
    public record About(
            TemplateDefinition definition,
            JsonNode form,
            String title,
            PersonId requester,
            PersonId reader,
            NotificationKind kind,
            Optional<String> step,
            Optional<Instant> due,
            Instant submittedAt) {}
}
