package dev.countersign.notification;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An email that could not be delivered, or not yet.
 *
 * @param to who should have got it
 * @param number of the request
 * @param since when the first attempt failed
 * @param lastAt when it was given up, or the last attempt was reported
 * @param attempts how often it was published in vain
 * @param failure why, as far as it is known
 * @param refusal if no letters are sent to the address
 */
public record FailedLetter(
        UUID id,
        NotificationKind kind,
        PersonName to,
        String number,
        Text title,
        State state,
        Instant since,
        Instant lastAt,
        int attempts,
        LetterFailure failure,
        Optional<Refusal> refusal) {

    /** Whether there are more attempts. */
    public enum State {
        /** It is sent again only if somebody asks for it. */
        FAILED,
        /** It is sent again by itself after a pause. */
        WAITING,
        /** The queue repeats its attempts. */
        SENDING
    }
}
