package dev.countersign.webhook;

import java.util.Set;

/** What came of a change of a webhook. */
public sealed interface WebhookResult {

    /**
     * The webhook has a new secret, which is nowhere else.
     *
     * @param secret empty for a kind that signs nothing
     */
    record Created(WebhookId id, String secret) implements WebhookResult {

        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }

    record Saved() implements WebhookResult {}

    /** Nothing was changed. */
    record Wrong(Set<Fault> faults) implements WebhookResult {

        public Wrong {
            faults = Set.copyOf(faults);
        }
    }

    record TooMany(int most) implements WebhookResult {}

    /** AWS did not take its address and secret. Nothing was changed, and it can be tried again. */
    record SecretNotStored() implements WebhookResult {}

    record NotAllowed() implements WebhookResult {}

    record NotFound() implements WebhookResult {}

    /** What must be corrected. */
    enum Fault {
        NAME,
        ADDRESS,
        EVENTS
    }
}
