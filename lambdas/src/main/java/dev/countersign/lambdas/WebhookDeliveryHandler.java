package dev.countersign.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.lambdas.http.AddressPolicy;
import dev.countersign.lambdas.http.StoredWebhooks;
import dev.countersign.lambdas.http.WebhookCalls;
import dev.countersign.lambdas.http.Webhooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Function {@code webhook-delivery}: gets batches from queue {@code webhooks}, calls each webhook once, all of a batch at the same time, and reports to queue
 * {@code webhook-results} what came of it. The application repeats what failed. The function reports the messages for which it has no result, so that only
 * these are received again.
 */
public final class WebhookDeliveryHandler implements RequestStreamHandler {

    /** Where results go. */
    @FunctionalInterface
    public interface Results {

        void report(String result);
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private final WebhookCalls calls;
    private final Results results;

    /** Used by AWS Lambda. */
    public WebhookDeliveryHandler() {
        this(
                StoredWebhooks.of(System.getenv()),
                AddressPolicy.of(""),
                queue(System.getenv().getOrDefault("WEBHOOK_RESULTS", "")),
                Clock.systemUTC());
    }

    public WebhookDeliveryHandler(Webhooks webhooks, AddressPolicy policy, Results results, Clock clock) {
        this.calls = new WebhookCalls(webhooks, policy, clock);
        this.results = results;
    }

    private static Results queue(String url) {
        SqsClient sqs = SqsClient.create();
        return result -> sqs.sendMessage(message -> message.queueUrl(url).messageBody(result));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        List<JsonNode> messages =
                JSON.readTree(input).path("Records").valueStream().toList();
        Set<String> failed = ConcurrentHashMap.newKeySet();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            messages.forEach(message -> together.execute(() -> {
                if (!deliver(message, context)) {
                    failed.add(message.path("messageId").asString(""));
                }
            }));
        }
        ObjectNode report = JSON.createObjectNode();
        var items = report.putArray("batchItemFailures");
        failed.forEach(id -> items.addObject().put("itemIdentifier", id));
        output.write(report.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether there is a result. Without one, the same message is received again: the id of the delivery tells the receiver so. */
    private boolean deliver(JsonNode message, Context context) {
        try {
            results.report(calls.deliver(JSON.readTree(message.path("body").asString("")))
                    .toString());
            return true;
        } catch (RuntimeException failed) {
            // The text of other exceptions may quote the message.
            context.getLogger()
                    .log("Message %s has no result: %s"
                            .formatted(
                                    message.path("messageId").asString(""),
                                    failed.getClass().getSimpleName()));
            return false;
        }
    }
}
