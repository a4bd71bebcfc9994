package dev.countersign.local;

import dev.countersign.lambdas.LocalFunctions;
import dev.countersign.lambdas.email.Feedback;
import dev.countersign.lambdas.email.FeedbackQueue;
import dev.countersign.lambdas.email.SmtpServer;
import dev.countersign.lambdas.http.AddressPolicy;
import dev.countersign.lambdas.http.Connectors;
import dev.countersign.lambdas.http.StoredConnectors;
import dev.countersign.lambdas.http.StoredWebhooks;
import dev.countersign.lambdas.http.Webhooks;
import dev.countersign.local.mailbox.MailServer;
import dev.countersign.local.mailbox.Mailbox;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.calls.CallRecorder;
import dev.countersign.localaws.files.PrivateFiles;
import dev.countersign.localaws.keys.Keys;
import dev.countersign.localaws.lambda.EventSource;
import dev.countersign.localaws.lambda.LocalFunction;
import dev.countersign.localaws.postgres.CannotStart;
import dev.countersign.localaws.postgres.DataFolder;
import dev.countersign.localaws.postgres.PostgresServer;
import dev.countersign.localaws.stepfunctions.engine.StatusEventRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/**
 * What replaces external services on one machine. The data folder is locked first. PostgreSQL and then the AWS endpoint start beside the application,
 * which waits for their addresses when it needs them. All of it stops after the application.
 */
final class LocalPlatform implements Platform {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String SENDER = "Countersign <no-reply@countersign.test>";
    private static final String ENDPOINT = "countersign.aws.endpoint";
    private static final String KEY_ID = "countersign.aws.access-key-id";
    private static final String KEY = "countersign.aws.secret-access-key";
    private static final String APPLICATION = "application";
    private static final List<String> FUNCTIONS = List.of(
            LocalFunctions.POLICY_CHECK,
            LocalFunctions.HTTP_REQUEST,
            LocalFunctions.SEND_EMAIL,
            LocalFunctions.WEBHOOK_DELIVERY);
    private static final String ACCOUNT = "000000000000";
    private static final int MAILS_AT_ONCE = 10;
    private static final int WEBHOOKS_AT_ONCE = 10;

    private final Path folder;
    private final int port;
    private final CompletableFuture<LocalDatabases> databases = new CompletableFuture<>();
    private final CompletableFuture<LocalAws> aws = new CompletableFuture<>();
    private final Keys keys;
    private final Mailbox mailbox;
    private final MailServer mail;

    /** Stopped in reverse order. */
    private final Deque<Runnable> started;

    private final CallRecorder calls;
    private final FunctionClients clients;

    private LocalPlatform(
            Path folder,
            int port,
            Keys keys,
            Mailbox mailbox,
            MailServer mail,
            Deque<Runnable> started,
            CallRecorder calls) {
        this.folder = folder;
        this.port = port;
        this.keys = keys;
        this.mailbox = mailbox;
        this.mail = mail;
        this.started = started;
        this.calls = calls;
        this.clients = new FunctionClients(keys, () -> await(aws).endpoint());
    }

    static LocalPlatform start(Path folder, int port) throws CannotStart, IOException {
        return start(folder, port, CallRecorder.OFF);
    }

    /** @param calls is told who calls AWS for what */
    static LocalPlatform start(Path folder, int port, CallRecorder calls) throws CannotStart, IOException {
        var started = new ArrayDeque<Runnable>();
        var data = DataFolder.open(folder);
        started.push(data::close);
        // The file of a process that was killed leads nowhere.
        JoinedPlatform.withdraw(folder);
        try {
            return startOn(data, folder, port, started, calls);
        } catch (IOException | RuntimeException failed) {
            stop(started);
            throw failed;
        }
    }

    private static LocalPlatform startOn(
            DataFolder data, Path folder, int port, Deque<Runnable> started, CallRecorder calls) throws IOException {
        restrictLogs(folder.resolve("logs"));
        var mailbox = Mailbox.in(folder.resolve("mail"));
        var mail = MailServer.start(LOOPBACK, mailbox);
        started.push(mail::stop);
        var platform = new LocalPlatform(folder, port, keys(folder), mailbox, mail, started, calls);
        started.push(platform::stopDatabases);
        started.push(platform::stopAws);
        Thread.ofPlatform().name("local-platform").start(() -> platform.startServers(data));
        return platform;
    }

    /** On AWS, too, the application and each function has a role of its own. */
    private static Keys keys(Path folder) throws IOException {
        var keys = Keys.in(folder).withRole(APPLICATION);
        for (var function : FUNCTIONS) {
            keys = keys.withRole(function);
        }
        return keys;
    }

    private void startServers(DataFolder data) {
        try {
            var postgres = PostgresServer.start(data);
            var prepared = prepare(postgres);
            databases.complete(prepared);
            var endpoint = LocalAws.start(awsConfig(prepared));
            offerToOtherNodes(prepared, endpoint);
            aws.complete(endpoint);
        } catch (CannotStart | SQLException | IOException | RuntimeException | Error failed) {
            databases.completeExceptionally(failed);
            aws.completeExceptionally(failed);
        }
    }

    private void offerToOtherNodes(LocalDatabases prepared, LocalAws endpoint) throws IOException {
        var addresses = new HashMap<String, Object>(prepared.propertiesOfANode());
        addresses.put(ENDPOINT, endpoint.endpoint());
        addresses.put(KEY_ID, keys.ofRole(APPLICATION).id());
        addresses.put(KEY, keys.ofRole(APPLICATION).secret());
        JoinedPlatform.offer(folder, addresses);
    }

    private static LocalDatabases prepare(PostgresServer postgres) throws SQLException {
        try {
            return LocalDatabases.prepare(postgres);
        } catch (SQLException | RuntimeException failed) {
            postgres.close();
            throw failed;
        }
    }

    private LocalAwsConfig awsConfig(LocalDatabases prepared) {
        var login = new SmtpServer.Login(mail.user(), mail.password());
        var smtp = new SmtpServer(LOOPBACK, mail.port(), false, Optional.of(login), SENDER);
        var functions = LocalFunctions.all(
                        smtp, feedback(), connectors(), reachable(), webhooks(), ownMachine(), this::webhookResult)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, function -> LocalFunction.of(function.getValue())));
        return LocalAwsConfig.on(0, prepared.aws(), keys)
                .withFunctions(functions)
                .withEventSources(List.of(
                        new EventSource("email", LocalFunctions.SEND_EMAIL, MAILS_AT_ONCE, true),
                        new EventSource("webhooks", LocalFunctions.WEBHOOK_DELIVERY, WEBHOOKS_AT_ONCE, true)))
                .withStatusEvents(StatusEventRule.ofFailures("request-events"))
                .withCalls(calls);
    }

    private void stopDatabases() {
        whatStarted(databases).ifPresent(LocalDatabases::stop);
    }

    /** As on AWS: the function writes to the queue that the application reads. */
    private Feedback feedback() {
        return FeedbackQueue.to(() -> clients.queues(LocalFunctions.SEND_EMAIL), () -> url("email-feedback"));
    }

    /** As on AWS: the function reads them from Secrets Manager, which is the endpoint here. */
    private Connectors connectors() {
        return new StoredConnectors(() -> clients.secrets(LocalFunctions.HTTP_REQUEST), "countersign/connectors/");
    }

    private Webhooks webhooks() {
        return new StoredWebhooks(() -> clients.secrets(LocalFunctions.WEBHOOK_DELIVERY), "countersign/webhooks/");
    }

    private void webhookResult(String result) {
        clients.queues(LocalFunctions.WEBHOOK_DELIVERY)
                .sendMessage(message -> message.queueUrl(url("webhook-results")).messageBody(result));
    }

    /** The address of a queue, which functions get from their environment on AWS. */
    private String url(String queue) {
        return "%s/%s/%s".formatted(await(aws).endpoint(), ACCOUNT, queue);
    }

    /** The only addresses of this machine that automated steps call: the vendor's, and what the person who starts the product names. */
    private AddressPolicy reachable() {
        return AddressPolicy.of(
                "127.0.0.1:" + port + "," + Objects.requireNonNullElse(System.getenv("HTTP_REQUEST_ALLOWED"), ""));
    }

    /** Webhooks lead to programs that somebody tries on this machine. */
    private static AddressPolicy ownMachine() {
        return AddressPolicy.of("127.0.0.1:*, localhost:*");
    }

    /** Also if it is still starting. If it did not start, it has nothing to stop. */
    private void stopAws() {
        JoinedPlatform.withdraw(folder);
        whatStarted(aws).ifPresent(LocalAws::close);
    }

    /** Waits if it is still starting. What did not start has nothing to stop. */
    private static <T> Optional<T> whatStarted(CompletableFuture<T> starting) {
        return starting.handle((one, failed) -> Optional.ofNullable(one)).join();
    }

    /** Called before the first line is written. Logs are not secret, but they may name people. */
    private static void restrictLogs(Path folder) throws IOException {
        PrivateFiles.folder(folder);
        PrivateFiles.file(folder.resolve("countersign.log"));
        try (var logs = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (var log : logs) {
                PrivateFiles.file(log);
            }
        }
    }

    @Override
    public Mailbox mailbox() {
        return mailbox;
    }

    /** A client with the access key of whoever has the data folder. */
    <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return FunctionClients.client(builder, await(aws).endpoint(), keys.access());
    }

    int mailPort() {
        return mail.port();
    }

    void stopMail() {
        mail.stop();
    }

    @Override
    public Map<String, Supplier<Object>> properties() {
        var properties = new HashMap<String, Supplier<Object>>();
        LocalDatabases.PROPERTIES.forEach(name -> properties.put(
                name, () -> Objects.requireNonNull(await(databases).properties().get(name))));
        properties.put(ENDPOINT, () -> await(aws).endpoint().toString());
        properties.put(KEY_ID, () -> keys.ofRole(APPLICATION).id());
        properties.put(KEY, () -> keys.ofRole(APPLICATION).secret());
        return properties;
    }

    private static <T> T await(CompletableFuture<T> starting) {
        try {
            return starting.join();
        } catch (CompletionException failed) {
            throw new PlatformNotStarted(failed.getCause() == null ? failed : failed.getCause());
        }
    }

    @Override
    public void stop() {
        stop(started);
    }

    private static void stop(Deque<Runnable> started) {
        while (!started.isEmpty()) {
            started.pop().run();
        }
    }
}
