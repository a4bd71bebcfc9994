package dev.countersign.lambdas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lambdas.http.AddressPolicy;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each message of a batch gets a result, or is received again. */
class WebhookDeliveryHandlerTest {

    private final List<String> results = new CopyOnWriteArrayList<>();

    @Test
    void everyMessageHasItsResult() throws IOException {
        JsonNode report = Invocation.of(handler(results::add), batch("d1", "d2"));
        assertThat(report.path("batchItemFailures").size()).isZero();
        assertThat(results)
                .hasSize(2)
                .anySatisfy(result -> assertThat(result).contains("\"delivery\":\"d1\"", "does not exist any more"))
                .anySatisfy(result -> assertThat(result).contains("\"delivery\":\"d2\""));
    }

    @Test
    void aMessageWithoutAResultIsReceivedAgain() throws IOException {
        JsonNode report = Invocation.of(
                handler(result -> {
                    if (result.contains("\"d1\"")) {
                        throw new IllegalStateException("no queue");
                    }
                    results.add(result);
                }),
                batch("d1", "d2"));
        assertThat(report.toString()).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-d1\"}]}");
        assertThat(results).hasSize(1);
    }

    private static WebhookDeliveryHandler handler(WebhookDeliveryHandler.Results results) {
        return new WebhookDeliveryHandler(
                (tenant, id) -> Optional.empty(), AddressPolicy.of(""), results, Clock.systemUTC());
    }

    private static String batch(String... deliveries) {
        ObjectNode event = JsonMapper.shared().createObjectNode();
        var records = event.putArray("Records");
        for (String delivery : deliveries) {
            String body = JsonMapper.shared()
                    .createObjectNode()
                    .put("tenant", "t")
                    .put("delivery", delivery)
                    .toString();
            records.addObject().put("messageId", "m-" + delivery).put("body", body);
        }
        return event.toString();
    }
}
