package dev.countersign.e2e.bench;

import dev.countersign.e2e.product.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What was used up to a moment.
 *
 * @param commits of the endpoint's database, those that only read among them
 * @param writes transactions that wrote
 * @param walPages whole pages within the write-ahead log, one for the first change of a page after a checkpoint
 */
record Counters(
        long commits,
        long writes,
        long walBytes,
        long walPages,
        long serverMillis,
        long postgresMillis,
        long clientMillis) {

    private static final String SELECT = """
            select (select xact_commit from pg_stat_database where datname = current_database()),
                pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
                pg_current_wal_insert_lsn() - '0/0'::pg_lsn,
                (select wal_fpi from pg_stat_wal)
            """;

    /** @param engine the process that is measured */
    static Counters read(long engine, Postgres server, Connection database) throws IOException, SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(SELECT)) {
            row.next();
            return new Counters(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    CpuTime.millis(engine),
                    CpuTime.millisOfFamily(server.process().pid()),
                    CpuTime.millis(ProcessHandle.current().pid()));
        }
    }

    Counters since(Counters before) {
        return new Counters(
                commits - before.commits,
                writes - before.writes,
                walBytes - before.walBytes,
                walPages - before.walPages,
                serverMillis - before.serverMillis,
                postgresMillis - before.postgresMillis,
                clientMillis - before.clientMillis);
    }
}
