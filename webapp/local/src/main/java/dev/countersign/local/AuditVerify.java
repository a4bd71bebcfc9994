package dev.countersign.local;

import com.zaxxer.hikari.HikariDataSource;
import dev.countersign.localaws.postgres.CannotStart;
import dev.countersign.localaws.postgres.PostgresServer;
import dev.countersign.standalone.AuditLogs;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code countersign audit verify}: starts the PostgreSQL of a data folder while the product is stopped, and checks every audit log in it, and the
 * decisions against it. It changes nothing.
 */
final class AuditVerify {

    static final int INTACT = 0;
    static final int BROKEN = 1;
    static final int MISUSE = 2;

    private static final String KEY = "audit-key";

    private final Path folder;
    private final PrintStream out;
    private final PrintStream errors;

    AuditVerify(Path folder, PrintStream out, PrintStream errors) {
        this.folder = folder;
        this.out = out;
        this.errors = errors;
    }

    static void main(String[] arguments) {
        LoggingSystem.get(AuditVerify.class.getClassLoader()).beforeInitialize();
        if (arguments.length != 1) {
            System.err.println("audit verify takes one data folder");
            System.exit(MISUSE);
        }
        System.exit(new AuditVerify(Path.of(arguments[0]).toAbsolutePath(), System.out, System.err).run());
    }

    /** Returns the exit status. */
    int run() {
        if (!Files.isDirectory(folder.resolve("postgres"))) {
            return refuse("There is no Countersign data in %s: name the folder with --data.".formatted(folder));
        }
        if (Files.notExists(folder.resolve(KEY + ".json"))
                && !new StandardEnvironment().containsProperty("countersign." + KEY)) {
            errors.println(
                    "The key %s.json is missing in %s: without it no entry can be verified. Where this release was never started on the folder, start it once."
                            .formatted(KEY, folder));
            return BROKEN;
        }
        try (PostgresServer server = PostgresServer.start(folder)) {
            return verify(LocalDatabases.prepare(server));
        } catch (CannotStart cannot) {
            return refuse(cannot.getMessage()
                    + " A product that runs checks its audit logs itself and shows what it finds under Alarms.");
        } catch (SQLException | DataAccessException unreadable) {
            errors.println("The audit logs in %s cannot be read: %s".formatted(folder, unreadable.getMessage()));
            return BROKEN;
        }
    }

    private int verify(LocalDatabases databases) {
        try (HikariDataSource database = connect(databases.properties())) {
            if (!signs(JdbcClient.create(database))) {
                return refuse("The data in %s is of an older release: start this one on it once, then verify."
                        .formatted(folder));
            }
            return AuditLogs.verify(database, folder, out) ? INTACT : BROKEN;
        }
    }

    private static HikariDataSource connect(Map<String, Object> properties) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(String.valueOf(properties.get("spring.datasource.url")));
        database.setUsername(String.valueOf(properties.get("spring.datasource.username")));
        database.setPassword(String.valueOf(properties.get("spring.datasource.password")));
        database.setMaximumPoolSize(2);
        database.setReadOnly(true);
        return database;
    }

    private static boolean signs(JdbcClient sql) {
        return sql.sql("""
                        select exists (select from information_schema.columns
                          where table_schema = 'public' and table_name = 'audit_entry' and column_name = 'signature')
                        """).query(Boolean.class).single();
    }

    private int refuse(String sentence) {
        errors.println(sentence);
        return MISUSE;
    }
}
