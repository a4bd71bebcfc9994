package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what came of calls of webhooks: the results of the function, and the messages for which it had none. */
@Component
class WebhookResults {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NOT_TRIED = "The function that calls webhooks failed.";

    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;

    WebhookResults(Tenants tenants, TenantTransaction transaction, ApplicationEventPublisher events) {
        this.tenants = tenants;
        this.transaction = transaction;
        this.events = events;
    }

    void result(QueueMessage message) {
        JsonNode result = read(message);
        publish(
                result,
                result.path("status").isInt()
                        ? OptionalInt.of(result.path("status").intValue())
                        : OptionalInt.empty(),
                Optional.ofNullable(result.path("failure").stringValue(null)));
    }

    /** A message that the function could not handle after all attempts counts as one failed call. What is no such message stays where it is. */
    void notTried(QueueMessage message) {
        publish(read(message), OptionalInt.empty(), Optional.of(NOT_TRIED));
    }

    private void publish(JsonNode json, OptionalInt status, Optional<String> failure) {
        WebhookCalled called;
        try {
            called = new WebhookCalled(
                    new TenantId(UUID.fromString(json.path("tenant").asString(""))),
                    UUID.fromString(json.path("delivery").asString("")),
                    json.path("attempt").asInt(0),
                    status,
                    failure,
                    json.path("lasting").asBoolean(false),
                    json.path("answer").asString(""),
                    Duration.ofMillis(json.path("millis").asLong(0)));
        } catch (IllegalArgumentException noIds) {
            throw new Undeliverable("A message about a webhook names no delivery");
        }
        if (tenants.find(called.tenant()).isEmpty() && !tenants.isDeleted(called.tenant())) {
            throw new Undeliverable(
                    "A message about a webhook names tenant %s, which does not exist".formatted(called.tenant()));
        }
        transaction.run(called.tenant(), () -> events.publishEvent(called));
    }

    private static JsonNode read(QueueMessage message) {
        try {
            return JSON.readTree(message.body());
        } catch (JacksonException noJson) {
            throw new Undeliverable("A message about a webhook is no JSON");
        }
    }
}
