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
import java.util.Objects;
import org.postgresql.PGConnection;

/** Fills both databases of a product with copies of two requests that it has made itself: one waits, one was approved. */
final class Seed {

    private static final String DONE = "bench_seed";

    private final Postgres postgres;
    private final ProductOptions.Size size;

    Seed(Postgres postgres, ProductOptions.Size size) {
        this.postgres = postgres;
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

    void sow(String waiting, String approved) throws IOException, SQLException {
        StringBuilder names = new StringBuilder();
        try (Connection connection = postgres.connect("countersign");
                Statement statement = connection.createStatement()) {
            statement.execute(script("seed.sql", waiting, approved));
            try (ResultSet open = statement.executeQuery("select n, request_id from made_request where is_open")) {
                while (open.next()) {
                    names.append(open.getInt(1))
                            .append('\t')
                            .append(open.getString(2))
                            .append('\n');
                }
            }
            statement.execute("discard temp");
            statement.execute("vacuum (analyze)");
        }
        try (Connection connection = postgres.connect("local_aws");
                Statement statement = connection.createStatement()) {
            statement.execute("create temp table wanted (n int, name text)");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy wanted from stdin", new StringReader(names.toString()));
            statement.execute(script("seed-executions.sql", waiting, approved));
            statement.execute("discard temp");
            statement.execute("vacuum (analyze)");
            statement.execute("comment on database countersign is '" + done() + "'");
            statement.execute("checkpoint");
        }
    }

    private String done() {
        return DONE + " " + size;
    }

    private String script(String name, String waiting, String approved) throws IOException {
        try (InputStream file = Seed.class.getResourceAsStream("/bench/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{waiting}", waiting)
                    .replace("{approved}", approved)
                    .replace("{requests}", Integer.toString(size.requests()))
                    .replace("{open}", Integer.toString(size.open()))
                    .replace("{tenants}", Integer.toString(size.tenants()));
        }
    }
}
