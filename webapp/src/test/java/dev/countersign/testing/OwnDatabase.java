package dev.countersign.testing;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database for one test, dropped afterwards. */
public final class OwnDatabase implements AutoCloseable {

    private final TestDatabase server;
    private final String name;

    OwnDatabase(TestDatabase server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Pooled connections with the role of the application in production. The caller closes the pool. */
    public HikariDataSource app() {
        return TestDatabase.pool(server.connections("countersign_app", name));
    }

    /** Connections of the owner of the tables, for example to alter history. */
    public DataSource owner() {
        return server.connections("countersign_owner", name);
    }

    /** Connections of the superuser, for example to write many rows without triggers. */
    public DataSource superuser() {
        return server.connections("postgres", name);
    }

    @Override
    public void close() {
        JdbcClient.create(server.superuser())
                .sql("drop database " + name + " with (force)")
                .update();
    }
}
