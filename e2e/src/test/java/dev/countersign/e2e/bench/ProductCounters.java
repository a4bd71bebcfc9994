package dev.countersign.e2e.bench;

import dev.countersign.e2e.product.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the product and the AWS endpoint in its process used up to a moment.
 *
 * @param statements of the application, without those that begin and end transactions
 * @param commits of the application, those that only read among them
 * @param endpointStatements the same of the AWS endpoint
 * @param writes transactions of both that wrote
 * @param serverMillis processor time of the process, the people in it included
 */
record ProductCounters(
        long statements,
        long commits,
        long endpointStatements,
        long endpointCommits,
        long writes,
        long walBytes,
        long serverMillis,
        long postgresMillis) {

    private static final String SELECT = """
            with used as (
              select d.datname, s.calls, s.query ~* '^(begin|commit|rollback|set |savepoint|release)' as frame
              from pg_stat_statements s join pg_database d on d.oid = s.dbid join pg_roles r on r.oid = s.userid
              where r.rolname in ('countersign_app', 'local_aws'))
            select (select sum(calls) from used where datname = 'countersign' and not frame),
                (select xact_commit from pg_stat_database where datname = 'countersign'),
                (select sum(calls) from used where datname = 'local_aws' and not frame),
                (select xact_commit from pg_stat_database where datname = 'local_aws'),
                pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
                (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint
            """;

    static ProductCounters read(long product, Postgres server, Connection database) throws IOException, SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(SELECT)) {
            row.next();
            return new ProductCounters(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    CpuTime.millis(product),
                    CpuTime.millisOfFamily(server.process().pid()));
        }
    }

    ProductCounters since(ProductCounters before) {
        return new ProductCounters(
                statements - before.statements,
                commits - before.commits,
                endpointStatements - before.endpointStatements,
                endpointCommits - before.endpointCommits,
                writes - before.writes,
                walBytes - before.walBytes,
                serverMillis - before.serverMillis,
                postgresMillis - before.postgresMillis);
    }
}
