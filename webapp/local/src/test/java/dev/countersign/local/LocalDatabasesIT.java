package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDatabasesIT {

    private static final Path BINARIES = Path.of(System.getProperty("java.io.tmpdir"), "countersign-test-postgres");

    @TempDir
    Path folder;

    @Test
    void aRoleConnectsToItsOwnDatabaseOnly() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder, BINARIES, Map.of())) {
            LocalDatabases databases = LocalDatabases.prepare(server);
            execute(server, "create role stranger login password 'stranger'");

            for (String database : new String[] {"countersign", "local_aws", "postgres", "template1"}) {
                assertRefused(server, database, "stranger", "stranger");
            }
            String application = (String) databases.properties().getOrDefault("spring.datasource.password", "");
            String owner = (String) databases.properties().getOrDefault("spring.flyway.password", "");
            assertRefused(server, "local_aws", "countersign_app", application);
            assertRefused(server, "local_aws", "countersign_owner", owner);
            connect(server, "countersign", "countersign_app", application).close();
            connect(server, "countersign", "countersign_owner", owner).close();
            try (Connection aws = databases.aws().getConnection()) {
                assertThat(aws.isValid(1)).isTrue();
            }
        }
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.dataSource("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertRefused(PostgresServer server, String database, String user, String password) {
        assertThatThrownBy(() -> connect(server, database, user, password).close())
                .as("%s on %s", user, database)
                .hasMessageContaining("permission denied for database");
    }

    private static Connection connect(PostgresServer server, String database, String user, String password)
            throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), user, password);
    }
}
