package dev.countersign.standalone;

import dev.countersign.lambdas.LocalFunctions;
import dev.countersign.lambdas.email.FeedbackQueue;
import dev.countersign.lambdas.email.SmtpServer;
import dev.countersign.lambdas.http.AddressPolicy;
import dev.countersign.lambdas.http.StoredConnectors;
import dev.countersign.lambdas.http.StoredWebhooks;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.calls.CallRecorder;
import dev.countersign.localaws.keys.Keys;
import dev.countersign.localaws.lambda.EventSource;
import dev.countersign.localaws.lambda.LocalFunction;
import dev.countersign.localaws.stepfunctions.engine.StatusEventRule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/**
 * The AWS endpoint in this process, on loopback, with the functions of the product and the queues that feed them. As on AWS, a function reads its secrets
 * from Secrets Manager and writes what came of its work to a queue: both are the endpoint here.
 */
public final class EmbeddedAws implements AutoCloseable {

    private static final String ENDPOINT = "countersign.aws.endpoint";
    private static final String KEY_ID = "countersign.aws.access-key-id";
    private static final String KEY = "countersign.aws.secret-access-key";

    /** The names of its properties, known before it has started. */
    public static final Set<String> PROPERTIES = Set.of(ENDPOINT, KEY_ID, KEY);

    private static final String APPLICATION = "application";
    private static final List<String> FUNCTIONS = List.of(
            LocalFunctions.POLICY_CHECK,
            LocalFunctions.HTTP_REQUEST,
            LocalFunctions.SEND_EMAIL,
            LocalFunctions.WEBHOOK_DELIVERY);
    private static final String ACCOUNT = "000000000000";
    private static final int MAILS_AT_ONCE = 10;
    private static final int WEBHOOKS_AT_ONCE = 10;

    private final Keys keys;
    private final CompletableFuture<LocalAws> aws = new CompletableFuture<>();

    private final FunctionClients clients;

    private EmbeddedAws(Keys keys) {
        this.keys = keys;
        this.clients = new FunctionClients(keys, () -> aws.join().endpoint());
    }

    /** On AWS, too, the application and each function has a role of its own. */
    private static Keys withRoles(Keys keys) {
        var all = keys.withRole(APPLICATION);
        for (var function : FUNCTIONS) {
            all = all.withRole(function);
        }
        return all;
    }

    /**
     * What the functions reach outside of this process.
     *
     * @param smtp the mail server
     * @param steps which addresses automated steps may call, besides public ones by HTTPS
     * @param webhooks which addresses webhooks may lead to, besides public ones by HTTPS
     * @param calls is told who calls AWS for what
     */
    public record Outside(SmtpServer smtp, AddressPolicy steps, AddressPolicy webhooks, CallRecorder calls) {}

    /**
     * Migrates the tables of the endpoint and starts it.
     *
     * @param database whose connections see the tables of the endpoint first in their search path
     */
    public static EmbeddedAws start(DataSource database, Keys keys, Outside outside) throws IOException {
        var embedded = new EmbeddedAws(withRoles(keys));
        try {
            embedded.aws.complete(LocalAws.start(embedded.config(database, outside)));
        } catch (IOException | RuntimeException | Error failed) {
            // A function that was called already waits for it.
            embedded.aws.completeExceptionally(failed);
            throw failed;
        }
        return embedded;
    }

    private LocalAwsConfig config(DataSource database, Outside outside) {
        var functions = LocalFunctions.all(
                        outside.smtp(),
                        FeedbackQueue.to(() -> clients.queues(LocalFunctions.SEND_EMAIL), () -> url("email-feedback")),
                        new StoredConnectors(
                                () -> clients.secrets(LocalFunctions.HTTP_REQUEST), "countersign/connectors/"),
                        outside.steps(),
                        new StoredWebhooks(
                                () -> clients.secrets(LocalFunctions.WEBHOOK_DELIVERY), "countersign/webhooks/"),
                        outside.webhooks(),
                        this::webhookResult)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, function -> LocalFunction.of(function.getValue())));
        return LocalAwsConfig.on(0, database, keys)
                .withFunctions(functions)
                .withEventSources(List.of(
                        new EventSource("email", LocalFunctions.SEND_EMAIL, MAILS_AT_ONCE, true),
                        new EventSource("webhooks", LocalFunctions.WEBHOOK_DELIVERY, WEBHOOKS_AT_ONCE, true)))
                .withStatusEvents(StatusEventRule.ofFailures("request-events"))
                .withCalls(outside.calls());
    }

    /** With which the application finds it. */
    public Map<String, String> properties() {
        return Map.of(
                ENDPOINT,
                aws.join().endpoint().toString(),
                KEY_ID,
                keys.ofRole(APPLICATION).id(),
                KEY,
                keys.ofRole(APPLICATION).secret());
    }

    private void webhookResult(String result) {
        clients.queues(LocalFunctions.WEBHOOK_DELIVERY)
                .sendMessage(message -> message.queueUrl(url("webhook-results")).messageBody(result));
    }

    /** The address of a queue, which functions get from their environment on AWS. */
    private String url(String queue) {
        return "%s/%s/%s".formatted(aws.join().endpoint(), ACCOUNT, queue);
    }

    /** A client with the access key of whoever has the data folder. */
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return FunctionClients.client(builder, aws.join().endpoint(), keys.access());
    }

    @Override
    public void close() {
        aws.join().close();
    }
}
