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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What replaces external services on one machine. It starts before the application and stops after it. */
final class LocalPlatform {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String SENDER = "Countersign <no-reply@countersign.test>";
    private static final int MAILS_AT_ONCE = 10;

    private final Map<String, Object> properties = new HashMap<>();

    /** Stopped in reverse order. */
    private final Deque<Runnable> started = new ArrayDeque<>();

    private @Nullable Mailbox mailbox;
    private @Nullable MailServer mail;

    private LocalPlatform() {}

    static LocalPlatform start(Path folder) throws CannotStart, IOException, SQLException {
        var platform = new LocalPlatform();
        try {
            platform.startOn(folder);
            return platform;
        } catch (CannotStart | IOException | SQLException | RuntimeException failed) {
            platform.stop();
            throw failed;
        }
    }

    private void startOn(Path folder) throws CannotStart, IOException, SQLException {
        var postgres = PostgresServer.start(folder);
        started.push(postgres::close);
        restrictLogs(folder.resolve("logs"));
        var databases = LocalDatabases.prepare(postgres);
        properties.putAll(databases.properties());

        mailbox = Mailbox.in(folder.resolve("mail"));
        var server = MailServer.start(LOOPBACK, mailbox);
        mail = server;
        started.push(server::stop);

        var login = new SmtpServer.Login(server.user(), server.password());
        var smtp = new SmtpServer(LOOPBACK, server.port(), false, Optional.of(login), SENDER);
        var functions = LocalFunctions.all(smtp).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, function -> LocalFunction.of(function.getValue())));
        var keys = Keys.in(folder);
        var aws = LocalAws.start(LocalAwsConfig.on(0, databases.aws(), keys)
                .withFunctions(functions)
                .withEventSources(List.of(new EventSource("email", "send-email", MAILS_AT_ONCE, true)))
                .withStatusEvents(StatusEventRule.ofFailures("request-events")));
        started.push(aws::close);
        properties.put("countersign.aws.endpoint", aws.endpoint().toString());
        properties.put("countersign.aws.access-key-id", keys.access().id());
        properties.put("countersign.aws.secret-access-key", keys.access().secret());
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
        return Objects.requireNonNull(mailbox, "not started");
    }

    int mailPort() {
        return mail().port();
    }

    void stopMail() {
        mail().stop();
    }

    private MailServer mail() {
        return Objects.requireNonNull(mail, "not started");
    }

    /** The properties with which the application finds all this. */
    Map<String, Object> properties() {
        return Map.copyOf(properties);
    }

    void stop() {
        while (!started.isEmpty()) {
            started.pop().run();
        }
    }
}
