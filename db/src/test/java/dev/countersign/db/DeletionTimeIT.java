package dev.countersign.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The deletion of an organisation holds its locks for about a second at a time, also where a row takes long. */
class DeletionTimeIT {

    private static final String TENANT = "00000000-0000-0000-0000-00000000000a";
    private static final int ROWS = 600;

    /** Each row takes 10 ms, so all of them take 6 s. */
    private static final String SLOW_TABLE = """
            create table slow_row (
              tenant_id uuid not null references tenant,
              id        int  not null,
              primary key (tenant_id, id)
            );
            create function take_long() returns trigger language plpgsql as 'begin perform pg_sleep(0.01); return old; end';
            create trigger takes_long before delete on slow_row for each row execute function take_long();
            """;

    @Test
    void aTransactionEndsAfterAboutASecondHoweverLongARowTakes() throws SQLException {
        try (MigratedDatabase database = MigratedDatabase.start();
                Connection connection = database.app().getConnection()) {
            fill(database);
            connection.setAutoCommit(false);
            JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));

            List<Duration> times = new ArrayList<>();
            int rows = 0;
            int removed;
            do {
                long begun = System.nanoTime();
                removed = remove(sql);
                connection.commit();
                times.add(Duration.ofNanos(System.nanoTime() - begun));
                rows += removed;
            } while (removed > 0);

            assertThat(rows).isEqualTo(ROWS);
            assertThat(times)
                    .hasSizeGreaterThan(3)
                    .allSatisfy(time -> assertThat(time).isLessThan(Duration.ofSeconds(4)));
        }
    }

    private static int remove(JdbcClient sql) {
        sql.sql("select set_config('app.tenant_id', ?, true)")
                .param(TENANT)
                .query(String.class)
                .single();
        return sql.sql("select remove_rows_of_tenant(5000)")
                .query(Integer.class)
                .single();
    }

    private static void fill(MigratedDatabase database) {
        JdbcClient.create(database.owner()).sql(SLOW_TABLE).update();
        JdbcClient sql = JdbcClient.create(database.superuser());
        sql.sql("""
                        insert into tenant (tenant_id, slug, name, created_at, suspended_at) values (?::uuid, 'slow', 'Slow', now(), now())
                        """).param(TENANT).update();
        sql.sql("""
                        insert into deleted_tenant values
                          (?::uuid, 'slow', now(), null, 0, decode(repeat('00', 32), 'hex'), decode(repeat('00', 40), 'hex'))
                        """).param(TENANT).update();
        sql.sql("insert into slow_row select ?::uuid, g from generate_series(1, ?) g")
                .params(TENANT, ROWS)
                .update();
    }
}
