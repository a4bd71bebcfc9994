package dev.countersign.local;

import dev.countersign.lambdas.email.SmtpServer;
import dev.countersign.lambdas.http.AddressPolicy;
import dev.countersign.local.mailbox.MailServer;
import dev.countersign.local.mailbox.Mailbox;
import dev.countersign.localaws.calls.CallRecorder;
import dev.countersign.localaws.files.PrivateFiles;
import dev.countersign.localaws.keys.Keys;
import dev.countersign.localaws.postgres.CannotStart;
import dev.countersign.localaws.postgres.DataFolder;
import dev.countersign.localaws.postgres.PostgresServer;
import dev.countersign.standalone.EmbeddedAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/**
 * What replaces external services on one machine. The data folder is locked first. PostgreSQL and then the AWS endpoint start beside the application,
 * which waits for their addresses when it needs them. All of it stops after the application.
 */
final class LocalPlatform implements Platform {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String SENDER = "Countersign <no-reply@countersign.test>";

    private final Path folder;
    private final int port;
    private final CompletableFuture<LocalDatabases> databases = new CompletableFuture<>();
    private final CompletableFuture<EmbeddedAws> aws = new CompletableFuture<>();
    private final Keys keys;
    private final Mailbox mailbox;
    private final MailServer mail;

    /** Stopped in reverse order. */
    private final Deque<Runnable> started;

    private final CallRecorder calls;

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
        var platform = new LocalPlatform(folder, port, Keys.in(folder), mailbox, mail, started, calls);
        started.push(platform::stopDatabases);
        started.push(platform::stopAws);
        Thread.ofPlatform().name("local-platform").start(() -> platform.startServers(data));
        return platform;
    }

    private void startServers(DataFolder data) {
        try {
            var postgres = PostgresServer.start(data);
            var prepared = prepare(postgres);
            databases.complete(prepared);
            var endpoint = EmbeddedAws.start(prepared.aws(), keys, outside());
            offerToOtherNodes(prepared, endpoint);
            aws.complete(endpoint);
        } catch (CannotStart | SQLException | IOException | RuntimeException | Error failed) {
            databases.completeExceptionally(failed);
            aws.completeExceptionally(failed);
        }
    }

    private void offerToOtherNodes(LocalDatabases prepared, EmbeddedAws endpoint) throws IOException {
        var addresses = new HashMap<String, Object>(prepared.propertiesOfANode());
        addresses.putAll(endpoint.properties());
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

    private EmbeddedAws.Outside outside() {
        var login = new SmtpServer.Login(mail.user(), mail.password());
        return new EmbeddedAws.Outside(
                new SmtpServer(LOOPBACK, mail.port(), false, Optional.of(login), SENDER),
                reachable(),
                ownMachine(),
                calls);
    }

    private void stopDatabases() {
        whatStarted(databases).ifPresent(LocalDatabases::stop);
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
        whatStarted(aws).ifPresent(EmbeddedAws::close);
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
        return await(aws).client(builder);
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
        EmbeddedAws.PROPERTIES.forEach(name -> properties.put(
                name, () -> Objects.requireNonNull(await(aws).properties().get(name))));
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
