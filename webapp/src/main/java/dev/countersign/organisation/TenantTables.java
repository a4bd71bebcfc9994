package dev.countersign.organisation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables that hold rows of tenants, as the database lists them, so that a table that is added later is copied, too. */
@Repository
class TenantTables {

    /** Tables that no copy has, each with its reason. */
    static final Map<String, String> LEFT_OUT = Map.of(
            "approval_token", "sealed tokens of tasks, which only this installation can open",
            "decision_link", "hashes of links that decide",
            "idempotency_key", "hashes that tell repeated calls of programs, for a day",
            "insight_backlog", "work that is left to count",
            "insight_change", "work that is left to count",
            "organisation_copy", "where copies like this one are",
            "person_word", "the words by which people are found, made from their names",
            "request_word", "the words by which requests are found, made from their titles",
            "deleted_tenant", "what stays of organisations that were deleted");

    /** Columns with bytes that are copied. All others are hashes or sealed tokens. */
    static final Set<String> BYTES = Set.of(
            "audit_entry.previous_hash",
            "audit_entry.hash",
            "audit_entry.signature",
            "audit_head.hash",
            "tenant_logo.content");

    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient sql;

    TenantTables(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A table to copy.
     *
     * @param key the columns of its primary key, quoted
     * @param secret the columns that are not copied
     */
    record Table(String name, String key, List<String> secret) {}

    List<Table> copied() {
        return sql.sql("""
                        select c.relname as name,
                          (select string_agg(quote_ident(k.attname), ', ' order by array_position(i.indkey::int2[], k.attnum))
                            from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey::int2[])
                            where i.indrelid = c.oid and i.indisprimary) as key,
                          array(select b.attname::text from pg_attribute b
                            where b.attrelid = c.oid and b.attnum > 0 and not b.attisdropped and b.atttypid = 'bytea'::regtype
                              and c.relname || '.' || b.attname <> all (:bytes) order by 1) as secret
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                          join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
                        where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> all (:left_out)
                        order by c.relname
                        """)
                .param("bytes", BYTES.toArray(String[]::new))
                .param("left_out", LEFT_OUT.keySet().toArray(String[]::new))
                .query((row, index) -> new Table(row.getString("name"), row.getString("key"), List.of((String[])
                        row.getArray("secret").getArray())))
                .list();
    }

    /** Reads the rows of the tenant of the transaction as JSON, one after the other. */
    void read(Table table, RowCallbackHandler each) {
        sql.sql("select (to_jsonb(t) - :secret::text[])::text from \"%s\" t order by %s"
                        .formatted(table.name(), table.key()))
                .param("secret", table.secret().toArray(String[]::new))
                .withFetchSize(ROWS_AT_ONCE)
                .query(each);
    }
}
