package dev.countersign.bench;

import dev.countersign.localaws.keys.Keys;
import dev.countersign.localaws.keys.Place;
import dev.countersign.localaws.keys.Sealing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongFunction;

/**
 * Executions that were copied within the database of the AWS endpoint. What they carry is encrypted for the row that it was written to, so it
 * cannot be read where it was copied to before it is encrypted for that row.
 */
final class CopiedExecutions {

    private static final int PORT_LINE = 3;
    private static final int ROWS_A_BATCH = 5_000;

    private final Path folder;
    private final Sealing sealing;

    CopiedExecutions(Path folder) throws IOException {
        this.folder = folder;
        this.sealing = Keys.in(folder).sealing();
    }

    /**
     * Encrypts every copy anew.
     *
     * @param original the name of the execution that was copied
     * @param first the id of the first copy; all executions from there on are copies
     * @return how many rows were written
     */
    int seal(String original, long first) throws IOException, SQLException {
        try (Connection database = connect()) {
            database.setAutoCommit(false);
            long id = number(database, "select id from sfn_execution where name = '" + original + "'");
            int rows = 0;
            rows += seal(
                    database,
                    "select id, state from sfn_execution where id >= " + first,
                    "update sfn_execution set state = ? where id = ?",
                    Place.state(id),
                    Place::state);
            try (Statement statement = database.createStatement();
                    ResultSet pieces =
                            statement.executeQuery("select first_id from sfn_history where execution = " + id)) {
                while (pieces.next()) {
                    long piece = pieces.getLong(1);
                    rows += seal(
                            database,
                            "select execution, events from sfn_history where execution >= %d and first_id = %d"
                                    .formatted(first, piece),
                            "update sfn_history set events = ? where execution = ? and first_id = " + piece,
                            Place.history(id, piece),
                            execution -> Place.history(execution, piece));
                }
            }
            database.commit();
            return rows;
        }
    }

    private int seal(Connection database, String select, String update, String from, LongFunction<String> to)
            throws SQLException {
        int rows = 0;
        try (Statement statement = database.createStatement();
                ResultSet copies = statement.executeQuery(select);
                PreparedStatement change = database.prepareStatement(update)) {
            while (copies.next()) {
                long id = copies.getLong(1);
                change.setBytes(1, sealing.seal(to.apply(id), sealing.open(from, copies.getBytes(2))));
                change.setLong(2, id);
                change.addBatch();
                if (++rows % ROWS_A_BATCH == 0) {
                    change.executeBatch();
                }
            }
            change.executeBatch();
        }
        return rows;
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connect() throws IOException, SQLException {
        String port = Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid"))
                .get(PORT_LINE)
                .strip();
        String password = Files.readString(folder.resolve("postgres-password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/local_aws".formatted(port), "postgres", password);
    }
}
