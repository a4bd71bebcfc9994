package dev.countersign.db;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads PostgreSQL's catalogue and reports faults as sentences. It uses the catalogue and not a list of tables, so that new tables are checked, too.
 */
final class Catalogue {

    /** Tables without a tenant, each with its reason. */
    static final Map<String, String> WITHOUT_TENANT = Map.of(
            "flyway_schema_history", "Flyway's own: what was migrated when",
            "scheduled_tasks", "db-scheduler's own: one clock for all tenants, whose rows hold ids only",
            "suspension_version", "a number that changes when a tenant is suspended or resumed");

    /** Tables whose rows stay when their tenant is deleted, each with its reason. */
    static final Map<String, String> OUTLIVING =
            Map.of("deleted_tenant", "the signed end of the log of an organisation that was deleted");

    /** Unique keys without tenant_id, each with its reason. */
    static final Map<String, String> UNIQUE_WITHOUT_TENANT =
            Map.of("tenant_slug_key", "the slug is how a tenant is found, so it is unique among them");

    /** Indexes that do not begin with tenant_id, and why each may be. */
    static final Map<String, String> INDEXES_OF_ALL_TENANTS = Map.of(
            "request_not_started", "the reconciliation asks of all tenants at once, oldest first",
            "approval_overdue", "the reconciliation asks of all tenants at once, oldest first",
            "approval_answered", "the reconciliation asks of all tenants at once, oldest first");

    private static final String TENANT_TABLES = """
            with tenant_table as (
              select c.oid, c.relname as name, c.relrowsecurity, c.relforcerowsecurity, c.relacl, c.relowner
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not in (:exempt))
            """;

    /** Each finds tables with one fault. */
    private static final List<String> FAULTS = List.of("""
                select name || ' has no tenant_id that is a uuid and not null' from tenant_table t
                where not exists (select from pg_attribute a
                  where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnotnull and a.atttypid = 'uuid'::regtype)
                """, """
                select name || ' has no primary key, by which its rows are exported' from tenant_table t
                where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)
                """, """
                select name || ' does not enable row-level security' from tenant_table where not relrowsecurity
                """, """
                select name || ' does not force row-level security' from tenant_table where not relforcerowsecurity
                """, """
                select name || ' has no policy for all commands by app.tenant_id' from tenant_table t
                where not exists (select from pg_policy p
                  where p.polrelid = t.oid and p.polcmd = '*' and p.polpermissive and p.polroles = '{0}'
                    and pg_get_expr(p.polqual, t.oid) like '%tenant_id = (NULLIF(current_setting(''app.tenant_id''%'
                    and pg_get_expr(p.polwithcheck, t.oid) = pg_get_expr(p.polqual, t.oid))
                """, """
                select name || ' has another policy that lets the application in: ' || p.polname
                from tenant_table t join pg_policy p on p.polrelid = t.oid
                where p.polname <> 'own_tenant' and not (p.polroles = array[t.relowner])
                """, """
                select name || ' has a unique key without tenant_id: ' || i.indexrelid::regclass
                from tenant_table t join pg_index i on i.indrelid = t.oid
                where i.indisunique and i.indexrelid::regclass::text not in (:unique_exempt)
                  and not exists (select from pg_attribute a
                    where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnum = any (i.indkey::int2[]))
                """, """
                select name || ' has an index that does not begin with tenant_id: ' || i.indexrelid::regclass
                from tenant_table t join pg_index i on i.indrelid = t.oid
                where i.indexrelid::regclass::text not in (:unique_exempt)
                  and i.indexrelid::regclass::text not in (:index_exempt)
                  and not exists (select from pg_attribute a
                    where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnum = i.indkey[0])
                """, """
                select name || ' has a foreign key without tenant_id on both sides: ' || k.conname
                from tenant_table t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
                where not exists (
                  select from unnest(k.conkey, k.confkey) as pair (mine, theirs)
                  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.mine
                  join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.theirs
                  where a.attname = 'tenant_id' and b.attname = 'tenant_id')
                """, """
                select name || ' does not refer to tenant' from tenant_table t
                where name <> 'tenant' and name not in (:outliving) and not exists (select from pg_constraint k
                  where k.conrelid = t.oid and k.contype = 'f' and k.confrelid = 'tenant'::regclass)
                """, """
                select name || ' refers to itself without an index: ' || k.conname
                from tenant_table t join pg_constraint k on k.conrelid = t.oid and k.confrelid = t.oid and k.contype = 'f'
                where not exists (select from pg_index i
                  join pg_attribute a on a.attrelid = t.oid and a.attnum = any (k.conkey) and a.attnum = i.indkey[1]
                  where i.indrelid = t.oid and a.attname <> 'tenant_id')
                """, """
                select name || ' is in a circle of references that a deletion cannot loosen' from tenant_table t
                where t.oid in (
                  with recursive firm as (
                    select k.conrelid as source, k.confrelid as target from pg_constraint k
                    where k.contype = 'f' and k.confdeltype not in ('c', 'n') and not exists (select from pg_attribute a
                      where a.attrelid = k.conrelid and a.attnum = any (k.conkey) and not a.attnotnull)
                  ), leads as (
                    select source, target from firm
                    union
                    select l.source, f.target from leads l join firm f on f.source = l.target
                  )
                  select source from leads where source = target)
                """, """
                select name || ' grants ' || acl.privilege_type || ' to ' || acl.grantee::regrole::text
                from tenant_table t, aclexplode(t.relacl) acl
                where acl.grantee <> t.relowner
                  and (acl.grantee::regrole::text <> 'countersign_app'
                    or acl.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))
                """);

    private final JdbcClient sql;

    Catalogue(JdbcClient sql) {
        this.sql = sql;
    }

    /** Empty if every table keeps the tenants apart. */
    Set<String> faults() {
        Set<String> faults = new TreeSet<>();
        FAULTS.forEach(query -> faults.addAll(ask(query)));
        return faults;
    }

    /** The privileges of the application by table, for example "INSERT SELECT". */
    Map<String, String> privileges() {
        return sql
                .sql("""
                        select c.relname as name, string_agg(acl.privilege_type, ' ' order by acl.privilege_type) as may
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) acl
                        where n.nspname = 'public' and acl.grantee = 'countersign_app'::regrole
                        group by c.relname
                        """)
                .query((row, index) -> Map.entry(row.getString("name"), row.getString("may")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<String> tenantTables() {
        return ask("select name from tenant_table order by name");
    }

    private List<String> ask(String question) {
        return sql.sql(TENANT_TABLES + question)
                .param("exempt", WITHOUT_TENANT.keySet())
                .param("outliving", OUTLIVING.keySet())
                .param("unique_exempt", UNIQUE_WITHOUT_TENANT.keySet())
                .param("index_exempt", INDEXES_OF_ALL_TENANTS.keySet())
                .query((row, index) -> row.getString(1))
                .list();
    }
}
