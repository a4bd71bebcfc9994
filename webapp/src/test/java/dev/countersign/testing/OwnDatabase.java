package dev.countersign.testing;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that one test has to itself, gone with it. */
public final class OwnDatabase implements AutoCloseable {

    private final TestDatabase server;
    private final String name;

    OwnDatabase(TestDatabase server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Pooled connections of the role the application has in production; whoever asks closes the pool. */
    public HikariDataSource app() {
        return TestDatabase.pool(server.connections("countersign_app", name));
    }

    /** For what only the owner of the tables can do, such as altering history. */
    public DataSource owner() {
        return server.connections("countersign_owner", name);
    }

    @Override
    public void close() {
        JdbcClient.create(server.superuser())
                .sql("drop database " + name + " with (force)")
                .update();
    }
}
