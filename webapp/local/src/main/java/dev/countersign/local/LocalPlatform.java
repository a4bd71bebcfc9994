package dev.countersign.local;

import dev.countersign.lambdas.LocalFunctions;
import dev.countersign.lambdas.email.SmtpServer;
import dev.countersign.local.mailbox.MailServer;
import dev.countersign.local.mailbox.Mailbox;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.files.PrivateFiles;
import dev.countersign.localaws.keys.Keys;
import dev.countersign.localaws.lambda.EventSource;
import dev.countersign.localaws.lambda.LocalFunction;
import dev.countersign.localaws.postgres.CannotStart;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What replaces external services on one machine. PostgreSQL starts before the application, and the AWS endpoint beside it: the application waits for
 * its address when it needs it. All of it stops after the application.
 */
final class LocalPlatform {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String SENDER = "Countersign <no-reply@countersign.test>";
    private static final int MAILS_AT_ONCE = 10;

    private final LocalDatabases databases;
    private final CompletableFuture<LocalAws> aws = new CompletableFuture<>();
    private final Keys keys;
    private final Mailbox mailbox;
    private final MailServer mail;

    /** Stopped in reverse order. */
    private final Deque<Runnable> started;

    private LocalPlatform(
            LocalDatabases databases, Keys keys, Mailbox mailbox, MailServer mail, Deque<Runnable> started) {
        this.databases = databases;
        this.keys = keys;
        this.mailbox = mailbox;
        this.mail = mail;
        this.started = started;
    }

    static LocalPlatform start(Path folder) throws CannotStart, IOException, SQLException {
        var started = new ArrayDeque<Runnable>();
        try {
            return startOn(folder, started);
        } catch (CannotStart | IOException | SQLException | RuntimeException failed) {
            stop(started);
            throw failed;
        }
    }

    private static LocalPlatform startOn(Path folder, Deque<Runnable> started)
            throws CannotStart, IOException, SQLException {
        var postgres = PostgresServer.start(folder);
        started.push(postgres::close);
        restrictLogs(folder.resolve("logs"));
        var databases = LocalDatabases.prepare(postgres);
        var mailbox = Mailbox.in(folder.resolve("mail"));
        var mail = MailServer.start(LOOPBACK, mailbox);
        started.push(mail::stop);
        var platform = new LocalPlatform(databases, Keys.in(folder), mailbox, mail, started);
        started.push(platform::stopAws);
        Thread.ofPlatform().name("local-aws-start").start(platform::startAws);
        return platform;
    }

    private void startAws() {
        try {
            aws.complete(LocalAws.start(awsConfig()));
        } catch (IOException | RuntimeException | Error failed) {
            aws.completeExceptionally(failed);
        }
    }

    private LocalAwsConfig awsConfig() {
        var login = new SmtpServer.Login(mail.user(), mail.password());
        var smtp = new SmtpServer(LOOPBACK, mail.port(), false, Optional.of(login), SENDER);
        var functions = LocalFunctions.all(smtp).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, function -> LocalFunction.of(function.getValue())));
        return LocalAwsConfig.on(0, databases.aws(), keys)
                .withFunctions(functions)
                .withEventSources(List.of(new EventSource("email", "send-email", MAILS_AT_ONCE, true)))
                .withStatusEvents(StatusEventRule.ofFailures("request-events"));
    }

    /** Also if it is still starting. If it did not start, it has nothing to stop. */
    private void stopAws() {
        aws.handle((endpoint, failed) -> Optional.ofNullable(endpoint)).join().ifPresent(LocalAws::close);
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

    Mailbox mailbox() {
        return mailbox;
    }

    int mailPort() {
        return mail.port();
    }

    void stopMail() {
        mail.stop();
    }

    /** The properties with which the application finds all this. Who asks for the address of the AWS endpoint waits until it has started. */
    Map<String, Supplier<Object>> properties() {
        var properties = new HashMap<String, Supplier<Object>>();
        databases.properties().forEach((name, value) -> properties.put(name, () -> value));
        properties.put("countersign.aws.endpoint", () -> awaitAws().endpoint().toString());
        properties.put("countersign.aws.access-key-id", () -> keys.access().id());
        properties.put("countersign.aws.secret-access-key", () -> keys.access().secret());
        return properties;
    }

    private LocalAws awaitAws() {
        try {
            return aws.join();
        } catch (CompletionException failed) {
            throw new AwsNotStarted(failed.getCause() == null ? failed : failed.getCause());
        }
    }

    void stop() {
        stop(started);
    }

    private static void stop(Deque<Runnable> started) {
        while (!started.isEmpty()) {
            started.pop().run();
        }
    }
}
