package dev.countersign.webhook;

import dev.countersign.definitions.text.TypedText;
import java.util.Locale;
import java.util.Set;

/**
 * A webhook as somebody has typed it.
 *
 * @param address empty to keep the one that there is
 */
public record WebhookDraft(String name, WebhookKind kind, String address, Set<WebhookEvent> events, Locale language) {

    public WebhookDraft {
        name = TypedText.line(name);
        address = address.strip();
        events = Set.copyOf(events);
    }

    @Override
    public String toString() {
        return "WebhookDraft[%s, %s, %s]".formatted(name, kind, events);
    }
}
