package dev.countersign.lambdas.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A webhook is called once, and whatever comes of it is a result. */
class WebhookCallsTest {

    private static final String SECRET = "csw_of-this-test";
    private static final String BODY = "{\"title\": \"Sillas «nuevas» ✓\"}";

    @Test
    void aConsumerThatWasWrittenFromTheDocumentTakesADeliveryOnce() {
        try (WebhookConsumer consumer = new WebhookConsumer(SECRET)) {
            WebhookCalls calls = calls(consumer.address(), SECRET, consumer.host());
            assertThat(calls.deliver(delivery("d1", 1)).path("status").asInt()).isEqualTo(204);
            assertThat(calls.deliver(delivery("d1", 2)).path("status").asInt()).isEqualTo(204);
            assertThat(consumer.calls()).isEqualTo(2);
            assertThat(consumer.done()).containsExactly(BODY);
        }
    }

    @Test
    void aConsumerRefusesWhatIsSignedWithAnotherSecret() {
        try (WebhookConsumer consumer = new WebhookConsumer(SECRET)) {
            JsonNode result =
                    calls(consumer.address(), "csw_another", consumer.host()).deliver(delivery("d1", 1));
            assertThat(result.path("status").asInt()).isEqualTo(401);
            assertThat(consumer.done()).isEmpty();
        }
    }

    @Test
    void anAnswerOtherThanGoodIsAResultWithItsText() {
        try (Service service = new Service(Service.json(500, "{\"why\": \"full\"}"))) {
            JsonNode result = calls(service.address(), SECRET, service.host()).deliver(delivery("d1", 3));
            assertThat(result.path("status").asInt()).isEqualTo(500);
            assertThat(result.path("answer").asString()).isEqualTo("{\"why\": \"full\"}");
            assertThat(result.path("attempt").asInt()).isEqualTo(3);
            assertThat(service.asked()).singleElement().satisfies(asked -> {
                assertThat(asked.method()).isEqualTo("POST");
                assertThat(asked.header("Countersign-Event")).isEqualTo("request.submitted");
                assertThat(asked.header("Countersign-Attempt")).isEqualTo("3");
                assertThat(asked.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
            });
        }
    }

    @Test
    void aReceiverThatHangsIsAFailureAfterTheTimeLimit() {
        CountDownLatch over = new CountDownLatch(1);
        try (Service service = new Service(exchange -> waitFor(over))) {
            JsonNode result = new WebhookCalls(
                            (tenant, id) -> Optional.of(new Webhook(service.address(), SECRET)),
                            GuardedClient.cutting(AddressPolicy.of(service.host()), WebhookCalls.SHOWN),
                            Clock.systemUTC(),
                            Duration.ofMillis(300))
                    .deliver(delivery("d1", 1));
            assertThat(result.path("failure").asString()).contains("did not answer");
            assertThat(result.path("lasting").asBoolean(false)).isFalse();
            over.countDown();
        }
    }

    @Test
    void aReceiverThatIsGoneIsAFailureThatMayPass() {
        Service service = new Service(Service.json(200, ""));
        service.close();
        JsonNode result = calls(service.address(), SECRET, service.host()).deliver(delivery("d1", 1));
        assertThat(result.path("failure").asString()).contains("cannot be reached");
        assertThat(result.path("lasting").asBoolean(false)).isFalse();
    }

    @Test
    void ofALongAnswerOnlyTheBeginningIsRead() {
        try (Service service = new Service(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[1_000]);
                }
            } catch (IOException closed) {
                return;
            }
        })) {
            JsonNode result = calls(service.address(), SECRET, service.host()).deliver(delivery("d1", 1));
            assertThat(result.path("status").asInt()).isEqualTo(200);
            assertThat(result.path("answer").asString()).hasSize(WebhookCalls.SHOWN);
        }
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() {
        try (Service inside = new Service(Service.json(200, "{}"));
                Service service = new Service(exchange -> {
                    exchange.getResponseHeaders()
                            .set("Location", inside.address().toString());
                    exchange.sendResponseHeaders(307, -1);
                })) {
            JsonNode result = calls(service.address(), SECRET, service.host()).deliver(delivery("d1", 1));
            assertThat(result.path("status").asInt()).isEqualTo(307);
            assertThat(inside.asked()).isEmpty();
        }
    }

    @Test
    void anAddressInsideIsRefusedForGood() {
        try (Service inside = new Service(Service.json(200, "{}"))) {
            URI address = URI.create("https://" + inside.host());
            JsonNode result = calls(address, SECRET, "").deliver(delivery("d1", 1));
            assertThat(result.path("lasting").asBoolean()).isTrue();
            assertThat(result.path("failure").asString()).contains("not public");
            assertThat(inside.asked()).isEmpty();
        }
    }

    @Test
    void whatIsNotEncryptedIsRefusedForGood() {
        JsonNode result =
                calls(URI.create("http://hooks.example.com"), SECRET, "").deliver(delivery("d1", 1));
        assertThat(result.path("lasting").asBoolean()).isTrue();
        assertThat(result.path("failure").asString()).contains("HTTPS");
    }

    @Test
    void aWebhookThatIsGoneIsAResult() {
        JsonNode result = new WebhookCalls((tenant, id) -> Optional.empty(), AddressPolicy.of(""), Clock.systemUTC())
                .deliver(delivery("d1", 1));
        assertThat(result.path("lasting").asBoolean()).isTrue();
    }

    @Test
    void allPortsOfAHostCanBeAllowed() {
        try (Service service = new Service(Service.json(200, "{}"))) {
            JsonNode result = calls(service.address(), SECRET, "127.0.0.1:*").deliver(delivery("d1", 1));
            assertThat(result.path("status").asInt()).isEqualTo(200);
        }
    }

    private static WebhookCalls calls(URI address, String secret, String allowed) {
        return new WebhookCalls(
                (tenant, id) -> Optional.of(new Webhook(address, secret)),
                AddressPolicy.of(allowed),
                Clock.systemUTC());
    }

    private static ObjectNode delivery(String id, int attempt) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("tenant", "t")
                .put("webhook", "w")
                .put("delivery", id)
                .put("attempt", attempt)
                .put("event", "request.submitted")
                .put("body", BODY);
    }

    private static void waitFor(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
