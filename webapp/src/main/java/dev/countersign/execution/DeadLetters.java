package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the dead-letter queue of emails, so that a mail server that was down for hours costs no letter. What is not a letter of this application, such as
 * a note that a template sends, stays in the queue.
 */
@Component
class DeadLetters {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;

    DeadLetters(Tenants tenants, TenantTransaction transaction, ApplicationEventPublisher events) {
        this.tenants = tenants;
        this.transaction = transaction;
        this.events = events;
    }

    void email(QueueMessage message) {
        LetterNotDelivered letter = read(message.body())
                .filter(one -> tenants.find(one.tenant()).isPresent() || tenants.isDeleted(one.tenant()))
                .orElseThrow(() -> new Undeliverable("It is no letter of a tenant"));
        transaction.run(letter.tenant(), () -> events.publishEvent(letter));
    }

    private static Optional<LetterNotDelivered> read(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return Optional.of(new LetterNotDelivered(new TenantId(uuid(json, "tenant")), uuid(json, "id")));
        } catch (JacksonException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static UUID uuid(JsonNode json, String member) {
        return UUID.fromString(json.path(member).asString(""));
    }
}
