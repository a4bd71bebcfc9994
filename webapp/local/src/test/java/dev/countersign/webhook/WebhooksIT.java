package dev.countersign.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.listing.Range;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Acme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program is told what happens to requests, whatever it answers. Pauses are short here. */
@Tag(RunningProduct.OWN)
@Tag("crash")
class WebhooksIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static RunningProduct product;
    private static Acme acme;
    private static Actor ana;
    private static Actor elena;

    @BeforeAll
    static void start() {
        product = RunningProduct.start(
                folder,
                RunningProduct.freePort(),
                "--countersign.undo-window=1s",
                "--countersign.webhook-pauses=1s,1s",
                "--countersign.webhook-patience=1h");
        acme = new Acme(product);
        ana = acme.actor("ana");
        elena = acme.actor("elena");
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void aProgramIsToldTheWholeLifeOfARequest() {
        try (Receiver receiver = new Receiver()) {
            WebhookId webhook = webhook("Life", receiver.address(), Set.copyOf(WebhookEvent.choices()));
            RequestId request = acme.submit(ana, "A life in events");
            acme.approve(acme.actor("marta"), request);
            await().atMost(PATIENCE)
                    .until(() -> receiver.about("A life in events").stream()
                            .anyMatch(told -> told.event().equals("request.ended")));
            assertThat(receiver.about("A life in events"))
                    .extracting(Receiver.Told::event)
                    .contains("request.submitted", "approval.asked", "approval.decided", "request.ended");
            assertThat(receiver.about("A life in events"))
                    .filteredOn(told -> told.event().equals("approval.decided"))
                    .singleElement()
                    .satisfies(told -> {
                        assertThat(told.body().path("approval").path("outcome").asString())
                                .isEqualTo("approved");
                        assertThat(told.body()
                                        .path("approval")
                                        .path("people")
                                        .path(0)
                                        .path("email")
                                        .asString())
                                .isEqualTo("marta@acme.test");
                        assertThat(told.body()
                                        .path("request")
                                        .path("amount")
                                        .path("currency")
                                        .asString())
                                .isEqualTo("EUR");
                        assertThat(told.body().path("request").path("link").asString())
                                .endsWith("/requests/" + request);
                        assertThat(told.body().path("id").asString()).isEqualTo(told.delivery());
                    });
            assertThat(receiver.about("A life in events"))
                    .filteredOn(told -> told.event().equals("request.ended"))
                    .extracting(
                            told -> told.body().path("request").path("state").asString())
                    .containsExactly("approved");
            product.get(Webhooks.class).remove(elena, webhook);
        }
    }

    @Test
    void whatFailsIsRepeatedThenKeptAndSentAgainByAButton() {
        try (Receiver receiver = new Receiver()) {
            receiver.answers(500);
            WebhookId webhook = webhook("Failing", receiver.address(), Set.of(WebhookEvent.SUBMITTED));
            acme.submit(ana, "Refused thrice");
            Delivery dead = awaitState(webhook, Delivery.State.DEAD);
            assertThat(dead.attempts()).isEqualTo(3);
            assertThat(receiver.about("Refused thrice"))
                    .extracting(Receiver.Told::attempt)
                    .containsExactly("1", "2", "3");
            assertThat(receiver.about("Refused thrice"))
                    .extracting(Receiver.Told::delivery)
                    .containsOnly(dead.id().toString());
            assertThat(deliveries().content(elena, dead.id()).orElseThrow().answer())
                    .isEqualTo("status 500");
            acme.submit(ana, "Refused, too");
            await().atMost(PATIENCE).until(() -> dead(webhook).size() == 2);
            assertThat(alarms(webhook)).as("one alarm for a webhook").hasSize(1);

            receiver.answers(200);
            assertThat(deliveries().resendDead(elena, webhook)).isEqualTo(2);
            await().atMost(PATIENCE)
                    .until(() -> dead(webhook).isEmpty() && pending(webhook).isEmpty());
            assertThat(receiver.about("Refused thrice"))
                    .extracting(Receiver.Told::attempt)
                    .containsExactly("1", "2", "3", "4");
            assertThat(alarms(webhook)).isEmpty();
            assertThat(product.get(Webhooks.class)
                            .find(elena, webhook)
                            .orElseThrow()
                            .failingSince())
                    .isEmpty();
            product.get(Webhooks.class).remove(elena, webhook);
        }
    }

    @Test
    void aReceiverThatIsGoneForAWhileMissesNothing() {
        Receiver before = new Receiver();
        WebhookId webhook = webhook("Gone", before.address(), Set.of(WebhookEvent.SUBMITTED));
        int port = before.port();
        before.close();
        acme.submit(ana, "While it was gone");
        await().atMost(PATIENCE).until(() -> pending(webhook).stream().anyMatch(delivery -> delivery.attempts() > 0));
        try (Receiver receiver = new Receiver(port)) {
            await().atMost(PATIENCE)
                    .until(() -> receiver.about("While it was gone").size() == 1);
            Delivery delivery = awaitState(webhook, Delivery.State.DELIVERED);
            assertThat(delivery.attempts()).isGreaterThan(1);
        }
        product.get(Webhooks.class).remove(elena, webhook);
    }

    @Test
    void goneForGoodPausesTheWebhookAtOnce() {
        try (Receiver receiver = new Receiver()) {
            receiver.answers(410);
            WebhookId webhook = webhook("Gone for good", receiver.address(), Set.of(WebhookEvent.SUBMITTED));
            acme.submit(ana, "Not wanted");
            awaitState(webhook, Delivery.State.DEAD);
            assertThat(product.get(Webhooks.class)
                            .find(elena, webhook)
                            .orElseThrow()
                            .state())
                    .isEqualTo(Webhook.State.FAILED);
            assertThat(receiver.about("Not wanted")).hasSize(1);

            acme.submit(ana, "Not even tried");
            receiver.answers(200);
            assertThat(deliveries().test(elena, webhook)).isEqualTo(new WebhookResult.Saved());
            await().atMost(PATIENCE)
                    .until(() -> receiver.told().stream()
                            .anyMatch(told -> told.event().equals("ping")));
            product.get(Webhooks.class).resume(elena, webhook);
            acme.submit(ana, "Wanted again");
            await().atMost(PATIENCE).until(() -> receiver.about("Wanted again").size() == 1);
            assertThat(receiver.about("Not even tried")).isEmpty();
            product.get(Webhooks.class).remove(elena, webhook);
        }
    }

    @Test
    void aChannelIsToldInItsFormat() {
        try (Receiver receiver = new Receiver()) {
            WebhookResult created = product.get(Webhooks.class)
                    .create(
                            elena,
                            new WebhookDraft(
                                    "Channel",
                                    WebhookKind.SLACK,
                                    receiver.address(),
                                    Set.of(WebhookEvent.SUBMITTED),
                                    Locale.of("es")));
            assertThat(((WebhookResult.Created) created).secret()).isEmpty();
            acme.submit(ana, "Chairs <!channel>");
            await().atMost(PATIENCE).until(() -> !receiver.told().isEmpty());
            assertThat(receiver.told().getFirst().body().path("text").asString())
                    .startsWith("Solicitud enviada")
                    .endsWith("Chairs &lt;!channel&gt;");
            product.get(Webhooks.class).remove(elena, ((WebhookResult.Created) created).id());
        }
    }

    private static WebhookId webhook(String name, String address, Set<WebhookEvent> events) {
        WebhookResult result = product.get(Webhooks.class)
                .create(elena, new WebhookDraft(name, WebhookKind.JSON, address, events, Locale.ENGLISH));
        return ((WebhookResult.Created) result).id();
    }

    private static WebhookDeliveries deliveries() {
        return product.get(WebhookDeliveries.class);
    }

    private static List<Delivery> dead(WebhookId webhook) {
        return deliveries().page(elena, webhook, true, Range.first()).rows();
    }

    private static List<Delivery> pending(WebhookId webhook) {
        return deliveries().page(elena, webhook, false, Range.first()).rows().stream()
                .filter(delivery -> delivery.state() == Delivery.State.PENDING)
                .toList();
    }

    private static Delivery awaitState(WebhookId webhook, Delivery.State state) {
        return await().atMost(PATIENCE)
                .until(
                        () -> deliveries().page(elena, webhook, false, Range.first()).rows().stream()
                                .filter(delivery -> delivery.state() == state)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<Alarm> alarms(WebhookId webhook) {
        return product.get(Alarms.class).page(elena, true, Optional.empty()).alarms().stream()
                .filter(alarm -> alarm.kind() == AlarmKind.WEBHOOK_FAILS)
                .filter(alarm -> alarm.subject().equals(webhook.toString()))
                .toList();
    }
}
