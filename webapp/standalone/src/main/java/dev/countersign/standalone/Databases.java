package dev.countersign.standalone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The database of the company. The application's tables are in the schema {@code public}, those of the AWS endpoint in a schema and under a role of their
 * own, so that one dump holds a request and its execution as they were at one moment.
 */
record Databases(Login application, Login endpoint) {

    static final String SCHEMA = "local_aws";

    private static final int OLDEST = 160_000;

    static Databases of(Given given) {
        return new Databases(
                applicationOf(given),
                Login.of(given, "countersign.local-aws.user", "countersign.local-aws.password", "the AWS endpoint"));
    }

    static Login applicationOf(Given given) {
        return Login.of(given, "spring.datasource.username", "spring.datasource.password", "the application");
    }

    /** @throws CannotRun if the product would not work there, or not safely */
    void check() {
        require(application);
        try (Connection connection = application.connect()) {
            if (is(connection, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
                throw new CannotRun("The role %s can read the rows of every organisation: use the one of prepare.sql."
                        .formatted(application));
            }
        } catch (SQLException broken) {
            throw unreadable(broken);
        }
        try (Connection connection = endpoint.connect()) {
            if (!is(
                    connection,
                    "select coalesce(has_schema_privilege(to_regnamespace('" + SCHEMA + "'), 'CREATE'), false)")) {
                throw new CannotRun("The role %s has no schema %s in the database: run prepare.sql there first."
                        .formatted(endpoint, SCHEMA));
            }
        } catch (SQLException broken) {
            throw unreadable(broken);
        }
    }

    /** @throws CannotRun if the database does not let this login in, or is too old */
    static void require(Login login) {
        try (Connection connection = login.connect()) {
            if (is(connection, "select current_setting('server_version_num')::int < " + OLDEST)) {
                throw new CannotRun("The database is PostgreSQL %s, and Countersign needs 16 or newer."
                        .formatted(connection.getMetaData().getDatabaseProductVersion()));
            }
        } catch (SQLException broken) {
            throw unreadable(broken);
        }
    }

    private static CannotRun unreadable(SQLException broken) {
        return new CannotRun(
                "The database cannot be read: "
                        + Objects.toString(broken.getMessage()).strip(),
                broken);
    }

    private static boolean is(Connection connection, String question) throws SQLException {
        try (var sql = connection.createStatement();
                var rows = sql.executeQuery(question)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** For the endpoint. */
    DataSource ofEndpoint() {
        var database = endpoint.dataSource();
        database.setCurrentSchema(SCHEMA);
        return database;
    }
}
