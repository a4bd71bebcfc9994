package dev.countersign.e2e.bench;

import dev.countersign.e2e.product.Postgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.postgresql.PGConnection;

/** Fills both databases of a product with copies of two requests that it has made itself: one waits, one was approved. */
final class Seed {

    private static final String DONE = "bench_seed";

    private final Load load;
    private final Postgres postgres;
    private final ProductOptions.Size size;

    Seed(Load load, ProductOptions.Size size) {
        this.load = load;
        this.postgres = load.postgres();
        this.size = size;
    }

    /** Whether the folder has been filled before, with as much. */
    boolean isSown() throws IOException, SQLException {
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select shobj_description(oid, 'pg_database') from pg_database where datname = 'countersign'")) {
            row.next();
            return done().equals(row.getString(1));
        }
    }

    /**
     * Neither is there without the other: a request without an execution would be started, and what an execution says of a request that does
     * not exist would be in vain.
     */
    void sow() throws IOException, SQLException {
        String waiting = load.open();
        String approved = load.closed();
        try (Connection requests = postgres.connect("countersign");
                Connection executions = postgres.connect("local_aws")) {
            requests.setAutoCommit(false);
            execute(requests, script("seed.sql", waiting, approved));
            executions.setAutoCommit(false);
            execute(executions, "create temp table wanted (n int, name text)");
            executions
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy wanted from stdin", new StringReader(open(requests)));
            execute(executions, script("seed-executions.sql", waiting, approved));
            long first = first(executions);
            executions.commit();
            load.sealCopies(waiting, first);
            requests.commit();
            for (Connection database : List.of(requests, executions)) {
                database.setAutoCommit(true);
                execute(database, "discard temp");
                execute(database, "vacuum (analyze)");
            }
            execute(executions, "comment on database countersign is '" + done() + "'");
            execute(executions, "checkpoint");
        }
    }

    /** A year of figures about requests that are not there. */
    static void sowInsight(Postgres postgres) throws IOException, SQLException {
        try (Connection requests = postgres.connect("countersign")) {
            requests.setAutoCommit(false);
            execute(requests, script("insight-year.sql"));
            requests.commit();
        }
    }

    private static String open(Connection requests) throws SQLException {
        StringBuilder names = new StringBuilder();
        try (Statement statement = requests.createStatement();
                ResultSet open = statement.executeQuery("select n, request_id from made_request where is_open")) {
            while (open.next()) {
                names.append(open.getInt(1))
                        .append('\t')
                        .append(open.getString(2))
                        .append('\n');
            }
        }
        return names.toString();
    }

    private static long first(Connection executions) throws SQLException {
        try (Statement statement = executions.createStatement();
                ResultSet row = statement.executeQuery("select min(id) from made")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String done() {
        return DONE + " " + size;
    }

    private String script(String name, String waiting, String approved) throws IOException {
        return script(name)
                .replace("{waiting}", waiting)
                .replace("{approved}", approved)
                .replace("{requests}", Integer.toString(size.requests()))
                .replace("{open}", Integer.toString(size.open()))
                .replace("{tenants}", Integer.toString(size.tenants()));
    }

    private static String script(String name) throws IOException {
        try (InputStream file = Seed.class.getResourceAsStream("/bench/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
