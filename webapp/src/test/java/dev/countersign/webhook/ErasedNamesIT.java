package dev.countersign.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.execution.WebhookCalled;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.removal.PersonErased;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whoever is erased is named in no delivery that still waits or can be sent again. */
@SpringJUnitConfig(ErasedNamesIT.Configured.class)
class ErasedNamesIT {

    @Import({Services.class, WebhookRepository.class, DeliveryRepository.class, ErasedNames.class})
    static class Configured {}

    private static final String NAME = "Zoë \"Zed\" Quill";
    private static final String TITLE = "Chairs for " + NAME;

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;
    private final Actor elena;
    private final PersonId zoe = new PersonId(UUID.randomUUID());
    private final PersonName before = new PersonName(zoe, NAME, "zoe@acme.test");
    private final PersonName other =
            new PersonName(new PersonId(UUID.randomUUID()), NAME + " (other@acme.test)", "other@acme.test");
    private final WebhookId webhook = new WebhookId(UUID.randomUUID());

    @Autowired
    ErasedNamesIT(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            TenantTransaction transaction,
            ApplicationEventPublisher events,
            Organisation organisation) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.transaction = transaction;
        this.events = events;
        this.elena = organisation.administrator(organisation.found(), "Elena Prado");
    }

    @BeforeEach
    void create() {
        WebhookDraft draft = new WebhookDraft(
                "Log", WebhookKind.JSON, "https://log.test", Set.of(WebhookEvent.ASKED), Locale.ENGLISH);
        transaction.run(
                elena.tenant(),
                () -> webhooks.insert(elena.tenant(), webhook, draft, "log.test", elena.person(), Instant.now()));
    }

    @Test
    void aProgramIsToldThePseudonym() {
        ObjectNode told = JsonMapper.shared().createObjectNode().put("version", Payload.VERSION);
        told.putObject("request")
                .put("title", TITLE)
                .putObject("requester")
                .put("id", zoe.toString())
                .put("name", NAME)
                .put("email", "zoe.before@acme.test");

        JsonNode request =
                JsonMapper.shared().readTree(afterErasing(told.toString())).path("request");
        assertThat(request.path("requester").path("name").asString()).isEqualTo("Erased person abc123");
        assertThat(request.path("requester").path("email").asString()).isEqualTo("erased@erased.invalid");
        assertThat(request.path("title").asString())
                .as("what people typed stays")
                .isEqualTo(TITLE);
    }

    @Test
    void channelsShowThePseudonym() {
        News news = news(before.name() + " (zoe.before@acme.test), Marta Ruiz, " + before.name());
        assertThat(afterErasing(SlackMessage.of(news).toString()))
                .contains("Asked\\nErased person abc123, Marta Ruiz, Erased person abc123\"")
                .contains("Requester\\nErased person abc123\"")
                .doesNotContain("zoe.before");
        assertThat(afterErasing(TeamsCard.of(news).toString()))
                .contains("\"Erased person abc123, Marta Ruiz, Erased person abc123\"")
                .contains("\"Erased person abc123\"");
    }

    @Test
    void somebodyElseOfTheSameNameKeepsIt() {
        assertThat(afterErasing(SlackMessage.of(news(other.name())).toString())).contains("(other@acme.test)\"");
    }

    @Test
    void whatTheReceiverEchoedIsForgottenToo() {
        DeliveryId id = insert("{\"version\":1,\"by\":{\"id\":\"" + zoe + "\"}}");
        transaction.run(
                elena.tenant(),
                () -> deliveries.ended(
                        new WebhookCalled(
                                elena.tenant(),
                                id.value(),
                                1,
                                OptionalInt.of(200),
                                Optional.empty(),
                                false,
                                "Thanks, " + NAME + " <Zoe@acme.test>",
                                Duration.ofMillis(1)),
                        Delivery.State.DELIVERED,
                        null,
                        Instant.now()));
        erase();
        assertThat(content(id).answer()).isEqualTo("Thanks, Erased person abc123 <erased@erased.invalid>");
    }

    private News news(String asked) {
        return new News(
                "Approval asked",
                Optional.of(TITLE),
                List.of(new News.Line("Requester", before.name()), new News.Line("Asked", asked)),
                Optional.empty());
    }

    private String afterErasing(String body) {
        DeliveryId id = insert(body);
        erase();
        return content(id).body();
    }

    private DeliveryId insert(String body) {
        DeliveryId id = new DeliveryId(UUID.randomUUID());
        transaction.run(
                elena.tenant(),
                () -> deliveries.insert(
                        elena.tenant(),
                        new DeliveryRepository.NewRow(
                                id, webhook, WebhookEvent.ASKED, null, TITLE, id.toString(), body),
                        Instant.now()));
        return id;
    }

    private void erase() {
        PersonName pseudonym = new PersonName(zoe, "Erased person abc123", "erased" + PersonName.ERASED);
        transaction.run(
                elena.tenant(),
                () -> events.publishEvent(new PersonErased(
                        elena.tenant(), NAME, Set.of("zoe@acme.test", "zoe.before@acme.test"), pseudonym)));
    }

    private Delivery.Content content(DeliveryId id) {
        return transaction.call(elena.tenant(), () -> deliveries.content(id)).orElseThrow();
    }
}
