package dev.countersign.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many rows the statements of a transaction read, as PostgreSQL counts them: rows of scanned tables and entries of scanned indexes. Unlike a
 * time it is the same on every machine, and unlike a plan it is about the statements that the application sends.
 *
 * @param scanned rows of tables that were read from beginning to end
 * @param indexed entries of indexes
 */
public record RowsRead(long scanned, long indexed) {

    /** By this work. Must be called in a transaction, because PostgreSQL counts by connection. */
    public static RowsRead by(JdbcClient sql, Runnable work) {
        RowsRead before = soFar(sql);
        work.run();
        RowsRead after = soFar(sql);
        return new RowsRead(after.scanned - before.scanned, after.indexed - before.indexed);
    }

    private static RowsRead soFar(JdbcClient sql) {
        return sql.sql("""
                        select coalesce(sum(seq_tup_read), 0)::bigint as scanned,
                          (select coalesce(sum(pg_stat_get_xact_tuples_returned(indexrelid)), 0)::bigint from pg_stat_user_indexes)
                            as indexed
                        from pg_stat_xact_user_tables
                        """)
                .query((row, index) -> new RowsRead(row.getLong("scanned"), row.getLong("indexed")))
                .single();
    }

    public long all() {
        return scanned + indexed;
    }
}
