package dev.countersign.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a webhook can be told. The keys are part of the interface: they do not change. */
public enum WebhookEvent {
    SUBMITTED("request.submitted"),
    ASKED("approval.asked"),
    DECIDED("approval.decided"),
    CHANGES_REQUESTED("request.changes-requested"),
    CHANGED("request.changed"),
    WITHDRAWN("request.withdrawn"),
    ENDED("request.ended"),
    /** Sent only by the test button. */
    PING("ping");

    private final String key;

    WebhookEvent(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /** What can be chosen. */
    public static List<WebhookEvent> choices() {
        return Arrays.stream(values()).filter(event -> event != PING).toList();
    }

    static Optional<WebhookEvent> of(String key) {
        return Arrays.stream(values()).filter(event -> event.key.equals(key)).findFirst();
    }
}
