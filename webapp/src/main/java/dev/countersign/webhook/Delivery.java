package dev.countersign.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a webhook was told, or is to be told.
 *
 * @param about number and title of the request; empty for a test
 * @param attempts the calls that have ended
 * @param nextAt when it is called again
 * @param last what came of the last call
 */
public record Delivery(
        DeliveryId id,
        WebhookId webhook,
        String event,
        String about,
        State state,
        int attempts,
        Instant createdAt,
        Optional<Instant> nextAt,
        Optional<Last> last) {

    /** Whether it has arrived. */
    public enum State {
        PENDING,
        DELIVERED,
        DEAD
    }

    /**
     * The last call.
     *
     * @param status what was answered
     * @param failure why nothing was answered
     */
    public record Last(Instant at, OptionalInt status, Optional<String> failure, Duration took) {}

    /**
     * What was sent, and the beginning of what was answered.
     *
     * @param answer empty if nothing was
     */
    public record Content(String body, String answer) {}
}
