package dev.countersign.notification;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An email that could not be delivered.
 *
 * @param to who should have got it
 * @param number of the request
 * @param attempts how often it was published
 * @param failure what the mail server said to this email, if it did
 * @param refusal if no letters are sent to the address
 */
public record FailedLetter(
        UUID id,
        NotificationKind kind,
        PersonName to,
        String number,
        Text title,
        Instant failedAt,
        int attempts,
        Optional<String> failure,
        Optional<Refusal> refusal) {}
