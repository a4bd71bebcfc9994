package dev.countersign.db;

import static dev.countersign.db.MigratedDatabase.APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class TenantsAreKeptApartIT {

    /**
     * Memberships, jobs that are done, task tokens that nobody needs any more, links that have expired, notifications after their time, files that
     * nobody uses, the words of what has changed, saved filters, test cases of templates, connectors, webhooks with their log, requests that were handed in,
     * addresses of who was erased, copies for the operator, and what was counted and is counted anew.
     */
    private static final Set<String> MAY_BE_FORGOTTEN = Set.of(
            "group_member",
            "insight_backlog",
            "insight_change",
            "insight_fact",
            "scheduled_tasks",
            "failing_call",
            "organisation_copy",
            "former_address",
            "left_group",
            "removal",
            "approval_token",
            "access_token",
            "connector",
            "decision_link",
            "idempotency_key",
            "program",
            "provider_logout",
            "scim_group",
            "notification",
            "person_word",
            "holiday",
            "intake",
            "webhook",
            "webhook_delivery",
            "tenant_logo",
            "person_group",
            "person_week",
            "request_draft",
            "request_edit",
            "request_word",
            "saved_view",
            "template_case",
            "template_draft",
            "template_draft_edit",
            "attachment");

    private static MigratedDatabase database;

    @BeforeAll
    static void start() {
        database = MigratedDatabase.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void everyTableKeepsTheTenantsApart() {
        assertThat(new Catalogue(JdbcClient.create(database.owner())).faults()).isEmpty();
    }

    @Test
    void aNewTableThatForgetsIsFound() throws Exception {
        try (Connection connection = database.owner().getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            sql.sql("create table forgetful (id uuid primary key, person_id uuid, tenant_id uuid)")
                    .update();
            sql.sql("grant truncate on forgetful to " + APP).update();
            sql.sql("create table unnamed (tenant_id uuid not null references tenant)")
                    .update();
            sql.sql("""
                    create table half_careful (
                      tenant_id uuid not null references tenant, id uuid, other_id uuid,
                      primary key (tenant_id, id), unique (id), unique (other_id, tenant_id),
                      foreign key (other_id) references half_careful (id),
                      foreign key (tenant_id, id) references half_careful)
                    """).update();
            sql.sql("alter table half_careful enable row level security").update();
            sql.sql("create policy anybody on half_careful using (true)").update();

            assertThat(new Catalogue(sql).faults())
                    .containsExactlyInAnyOrder(
                            "forgetful does not enable row-level security",
                            "forgetful does not force row-level security",
                            "forgetful does not refer to tenant",
                            "forgetful grants TRUNCATE to countersign_app",
                            "forgetful has a unique key without tenant_id: forgetful_pkey",
                            "forgetful has an index that does not begin with tenant_id: forgetful_pkey",
                            "forgetful has no policy for all commands by app.tenant_id",
                            "forgetful has no tenant_id that is a uuid and not null",
                            "half_careful does not force row-level security",
                            "half_careful has a foreign key without tenant_id on both sides: half_careful_other_id_fkey",
                            "half_careful has a unique key without tenant_id: half_careful_id_key",
                            "half_careful has an index that does not begin with tenant_id: half_careful_id_key",
                            "half_careful has an index that does not begin with tenant_id: half_careful_other_id_tenant_id_key",
                            "half_careful refers to itself without an index: half_careful_other_id_fkey",
                            "half_careful is in a circle of references that a deletion cannot loosen",
                            "half_careful has another policy that lets the application in: anybody",
                            "half_careful has no policy for all commands by app.tenant_id",
                            "unnamed does not enable row-level security",
                            "unnamed does not force row-level security",
                            "unnamed has no policy for all commands by app.tenant_id",
                            "unnamed has no primary key, by which its rows are exported");
            connection.rollback();
        }
    }

    @Test
    void theApplicationCanNeitherBypassNorOwn() {
        JdbcClient sql = JdbcClient.create(database.owner());
        assertThat(sql.sql("""
                        select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
                          or exists (select from pg_class where relowner = r.oid)
                          or exists (select from pg_auth_members where member = r.oid)
                          or has_schema_privilege(r.oid, 'public', 'create')
                        from pg_roles r where rolname = 'countersign_app'
                        """).query(Boolean.class).single()).isFalse();
    }

    @Test
    void historyCanBeWrittenAndReadButNotRewritten() {
        assertThat(new Catalogue(JdbcClient.create(database.owner())).privileges())
                .containsEntry("audit_entry", "INSERT SELECT")
                .containsEntry("decision", "INSERT SELECT")
                .containsEntry("request_revision", "INSERT SELECT")
                .containsEntry("template_version", "INSERT SELECT")
                .containsEntry("comment", "INSERT SELECT")
                .containsEntry("flyway_schema_history", "SELECT")
                .allSatisfy((table, may) -> {
                    if (!MAY_BE_FORGOTTEN.contains(table)) {
                        assertThat(may).as(table).doesNotContain("DELETE");
                    }
                });
    }

    @Test
    void aTransactionSeesItsOwnTenantAndWithoutOneNothing() throws Exception {
        UUID acme = UUID.randomUUID();
        UUID globex = UUID.randomUUID();
        try (Connection connection = database.app().getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            addTenant(sql, acme, "acme");
            addTenant(sql, globex, "globex");
            connection.commit();

            assertThat(slugs(sql)).isEmpty();
            setTenant(sql, acme);
            assertThat(slugs(sql)).containsExactly("acme");
            connection.commit();
            assertThat(slugs(sql)).as("the setting ends with its transaction").isEmpty();

            for (String table : new Catalogue(sql).tenantTables()) {
                assertThat(sql.sql("select count(*) from " + table)
                                .query(Integer.class)
                                .single())
                        .as(table)
                        .isZero();
            }
            assertThat(sql.sql("select tenant_id from tenant_by_slug('globex')")
                            .query(UUID.class)
                            .list())
                    .containsExactly(globex);
            assertThat(sql.sql("select tenant_ids()").query(UUID.class).list()).containsExactlyInAnyOrder(acme, globex);
        }
    }

    @Test
    void aRowOfAnotherTenantCannotBeWritten() throws Exception {
        try (Connection connection = database.app().getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            setTenant(sql, UUID.randomUUID());
            assertThatThrownBy(() -> insertTenant(sql, UUID.randomUUID(), "intruder"))
                    .hasRootCauseMessage("ERROR: new row violates row-level security policy for table \"tenant\"");
        }
    }

    private static void addTenant(JdbcClient sql, UUID id, String slug) {
        setTenant(sql, id);
        insertTenant(sql, id, slug);
    }

    private static void insertTenant(JdbcClient sql, UUID id, String slug) {
        sql.sql("insert into tenant (tenant_id, slug, name, created_at) values (?, ?, ?, now())")
                .params(id, slug, slug)
                .update();
    }

    private static void setTenant(JdbcClient sql, UUID id) {
        sql.sql("select set_config('app.tenant_id', ?, true)")
                .param(id.toString())
                .query(String.class)
                .single();
    }

    private static List<String> slugs(JdbcClient sql) {
        return sql.sql("select slug from tenant")
                .query((row, index) -> row.getString(1))
                .list();
    }
}
