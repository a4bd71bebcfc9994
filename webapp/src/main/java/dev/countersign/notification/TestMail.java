package dev.countersign.notification;

import java.time.Instant;
import java.util.Optional;

/**
 * A letter that somebody has sent to themselves, to see whether emails arrive.
 *
 * @param failure what the mail server said, or why it could not be asked; of one that is being sent, what the last attempt failed with
 */
public record TestMail(Instant at, Outcome outcome, Optional<String> failure) {

    /** What is known of it. */
    public enum Outcome {
        /** There are more attempts. */
        SENDING,
        /** A mail server took it, and it did not come back. */
        TAKEN,
        /** It did not arrive. */
        FAILED
    }
}
