package dev.countersign.local;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.countersign.local.mailbox.Mailbox;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.postgres.CannotStart;
import dev.countersign.localaws.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** What stands in for the outside on one machine, started before the application and stopped after it. */
final class LocalPlatform {

    private static final String LOOPBACK = "127.0.0.1";

    private final Map<String, Object> properties = new HashMap<>();

    /** Stopped from the last started to the first. */
    private final Deque<Runnable> started = new ArrayDeque<>();

    private final GreenMail mail = new GreenMail(new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP));

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
        var databases = LocalDatabases.prepare(postgres);
        properties.putAll(databases.properties());

        mail.start();
        started.push(mail::stop);

        var aws = LocalAws.start(LocalAwsConfig.on(0, databases.aws()));
        started.push(aws::close);
        properties.put("countersign.aws.endpoint", aws.endpoint().toString());
    }

    Mailbox mailbox() {
        return new Mailbox(mail::getReceivedMessages);
    }

    /** Where the application finds all this. */
    Map<String, Object> properties() {
        return Map.copyOf(properties);
    }

    void stop() {
        while (!started.isEmpty()) {
            started.pop().run();
        }
    }
}
