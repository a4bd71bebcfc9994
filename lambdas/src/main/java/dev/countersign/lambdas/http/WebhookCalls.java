package dev.countersign.lambdas.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Delivers to webhooks. Each attempt is signed anew, so that its time is that of the call. What came of it is a value: the application decides what follows. */
public final class WebhookCalls {

    /** Characters of an answer that are kept. */
    static final int SHOWN = 2_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Webhooks webhooks;
    private final GuardedClient client;
    private final Clock clock;
    private final Duration timeout;

    public WebhookCalls(Webhooks webhooks, AddressPolicy policy, Clock clock) {
        this(webhooks, GuardedClient.cutting(policy, SHOWN), clock, TIMEOUT);
    }

    WebhookCalls(Webhooks webhooks, GuardedClient client, Clock clock, Duration timeout) {
        this.webhooks = webhooks;
        this.client = client;
        this.clock = clock;
        this.timeout = timeout;
    }

    /**
     * Calls the webhook once.
     *
     * @param delivery {@code {tenant, webhook, delivery, attempt, event, body}}
     * @return {@code {tenant, delivery, attempt, status, failure, lasting, answer, millis}}: {@code failure} is absent if there was an answer, {@code lasting}
     *     says that the same would happen again
     * @throws TemporaryFailure if the webhook cannot be read now
     */
    public ObjectNode deliver(JsonNode delivery) {
        ObjectNode result = JsonMapper.shared().createObjectNode();
        for (String member : new String[] {"tenant", "delivery"}) {
            result.put(member, delivery.path(member).asString(""));
        }
        result.put("attempt", delivery.path("attempt").asInt(0));
        Optional<Webhook> webhook = webhooks.find(
                delivery.path("tenant").asString(""), delivery.path("webhook").asString(""));
        Instant begin = clock.instant();
        try {
            Answer answer = call(
                    webhook.orElseThrow(() -> new PermanentFailure("The webhook does not exist any more.")), delivery);
            result.put("status", answer.status()).put("answer", answer.body());
        } catch (PermanentFailure failed) {
            result.put("failure", failed.getMessage()).put("lasting", true);
        } catch (TemporaryFailure failed) {
            result.put("failure", failed.getMessage());
        }
        return result.put("millis", Duration.between(begin, clock.instant()).toMillis());
    }

    private Answer call(Webhook webhook, JsonNode delivery) {
        String body = delivery.path("body").asString("");
        Map<String, String> headers = new HashMap<>();
        headers.put("Countersign-Delivery", delivery.path("delivery").asString(""));
        headers.put("Countersign-Event", delivery.path("event").asString(""));
        headers.put("Countersign-Attempt", delivery.path("attempt").asString(""));
        if (!webhook.secret().isEmpty()) {
            headers.put(WebhookSignature.HEADER, WebhookSignature.of(webhook.secret(), clock.instant(), body));
        }
        return client.call(
                "POST",
                webhook.address(),
                headers,
                Optional.of(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON)),
                timeout);
    }
}
