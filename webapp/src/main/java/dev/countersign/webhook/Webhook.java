package dev.countersign.webhook;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A webhook, without its address and its secret.
 *
 * @param shown the address as far as it is no secret
 * @param pausedAt since when nothing is sent; empty while it is active
 * @param failingSince the first failed call since the last good one
 */
public record Webhook(
        WebhookId id,
        String name,
        WebhookKind kind,
        String shown,
        Set<WebhookEvent> events,
        Locale language,
        State state,
        Optional<Instant> pausedAt,
        Optional<Instant> failingSince) {

    /** Whether it is sent anything. */
    public enum State {
        ACTIVE,
        /** By an administrator. */
        PAUSED,
        /** Because calls failed for too long. */
        FAILED
    }

    public Webhook {
        events = Set.copyOf(events);
    }
}
