package dev.countersign.local;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.countersign.localaws.postgres.CannotStart;
import dev.countersign.localaws.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** What stands in for the outside on one machine, started before the application and stopped after it. */
final class LocalPlatform implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final PostgresServer postgres;
    private final LocalDatabases databases;
    private final GreenMail mail;

    private LocalPlatform(PostgresServer postgres, LocalDatabases databases, GreenMail mail) {
        this.postgres = postgres;
        this.databases = databases;
        this.mail = mail;
    }

    static LocalPlatform start(Path folder) throws CannotStart, SQLException {
        var postgres = PostgresServer.start(folder);
        try {
            var mail = new GreenMail(new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
            mail.start();
            return new LocalPlatform(postgres, LocalDatabases.prepare(postgres), mail);
        } catch (SQLException | RuntimeException failed) {
            postgres.close();
            throw failed;
        }
    }

    GreenMail mail() {
        return mail;
    }

    Map<String, Object> properties() {
        return new HashMap<>(databases.properties());
    }

    /** Against the order of the start: first what uses the database, last the database. */
    @Override
    public void close() {
        mail.stop();
        postgres.close();
    }
}
