package dev.countersign.local;

import dev.countersign.localaws.postgres.PostgresServer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The roles and databases in the PostgreSQL of this machine. Passwords are generated at each start, since only this process needs them: that of the
 * owner to migrate, that of the application to work, that of the AWS endpoint for its own database.
 */
final class LocalDatabases {

    private static final String URL = "spring.datasource.url";
    private static final String USER = "spring.datasource.username";
    private static final String PASSWORD = "spring.datasource.password";
    private static final String MIGRATING_USER = "spring.flyway.user";
    private static final String MIGRATING_PASSWORD = "spring.flyway.password";

    /** Known before there is a server. */
    static final List<String> PROPERTIES = List.of(URL, USER, PASSWORD, MIGRATING_USER, MIGRATING_PASSWORD);

    private static final String OWNER = "countersign_owner";
    private static final String APPLICATION = "countersign_app";
    private static final String AWS = "local_aws";
    private static final int PASSWORD_BYTES = 24;

    private final PostgresServer server;
    private final Map<String, String> passwords;

    private LocalDatabases(PostgresServer server, Map<String, String> passwords) {
        this.server = server;
        this.passwords = passwords;
    }

    static LocalDatabases prepare(PostgresServer server) throws SQLException {
        var databases = new LocalDatabases(
                server, Map.of(OWNER, newPassword(), APPLICATION, newPassword(), AWS, newPassword()));
        try (var connection = server.dataSource("postgres").getConnection()) {
            for (var role : databases.passwords.keySet()) {
                databases.prepareRole(connection, role);
            }
            prepareDatabase(connection, "countersign", OWNER);
            prepareDatabase(connection, "local_aws", AWS);
            closeToOthers(connection);
        }
        return databases;
    }

    /** Revokes the default right of every role to connect to every database. */
    private static void closeToOthers(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var all = connection.createStatement();
                var rows = all.executeQuery("select quote_ident(datname) from pg_database where datallowconn")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        for (var name : names) {
            execute(connection, "revoke all on database " + name + " from public");
        }
        execute(connection, "grant connect on database countersign to " + APPLICATION);
    }

    /** The properties of the application's database for Spring. */
    Map<String, Object> properties() {
        return Map.of(
                URL, server.jdbcUrl("countersign"),
                USER, APPLICATION,
                PASSWORD, password(APPLICATION),
                MIGRATING_USER, OWNER,
                MIGRATING_PASSWORD, password(OWNER));
    }

    /** Those of a node that works and does not migrate. */
    Map<String, Object> propertiesOfANode() {
        return Map.of(URL, server.jdbcUrl("countersign"), USER, APPLICATION, PASSWORD, password(APPLICATION));
    }

    DataSource aws() {
        return server.dataSource("local_aws", AWS, password(AWS));
    }

    private String password(String role) {
        return Objects.requireNonNull(passwords.get(role));
    }

    private void prepareRole(Connection connection, String role) throws SQLException {
        try (var there = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            there.setString(1, role);
            try (var row = there.executeQuery()) {
                if (!row.next()) {
                    execute(connection, "create role " + role + " login nosuperuser nobypassrls");
                }
            }
        }
        // The password consists of letters, digits, - and _ only.
        execute(connection, "alter role " + role + " password '" + password(role) + "'");
    }

    private static void prepareDatabase(Connection connection, String name, String owner) throws SQLException {
        PostgresServer.createDatabase(connection, name);
        execute(connection, "alter database " + name + " owner to " + owner);
    }

    void stop() {
        server.close();
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String newPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
