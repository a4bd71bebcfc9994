package dev.countersign.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that was in use at an earlier version becomes one of today, and keeps what is in it. */
class UpgradeIT {

    /** The last version of the first release; what came after it has to take its rows as they are. */
    private static final String EARLIER = "32";

    private static final String ROWS = """
            insert into tenant (tenant_id, slug, name, created_at, zone) values ('10000000-0000-0000-0000-000000000001', 'acme', 'Acme', now(), 'Europe/Madrid');
            insert into person (tenant_id, person_id, email, name, name_key, department, locale, zone, administrator, created_at) values
              ('10000000-0000-0000-0000-000000000001', '20000000-0000-0000-0000-000000000001', 'ana@acme.test', 'Ana Sáez', 'ana saez', ' Sales ', 'es-ES', 'Europe/Madrid', false, now()),
              ('10000000-0000-0000-0000-000000000001', '20000000-0000-0000-0000-000000000002', 'elena@acme.test', 'Elena Prado', 'elena prado', null, 'en-IE', 'Europe/Madrid', true, now());
            update person set manager_id = '20000000-0000-0000-0000-000000000002' where email = 'ana@acme.test';
            insert into person_group (tenant_id, group_id, key, name) values ('10000000-0000-0000-0000-000000000001', '30000000-0000-0000-0000-000000000001', 'finance', 'Finance');
            insert into group_member (tenant_id, group_id, person_id) values
              ('10000000-0000-0000-0000-000000000001', '30000000-0000-0000-0000-000000000001', '20000000-0000-0000-0000-000000000002');
            insert into template (tenant_id, template_id, key, created_at) values ('10000000-0000-0000-0000-000000000001', '40000000-0000-0000-0000-000000000001', 'purchase', now());
            insert into template_version (tenant_id, template_version_id, template_id, version, definition, published_at) values
              ('10000000-0000-0000-0000-000000000001', '41000000-0000-0000-0000-000000000001', '40000000-0000-0000-0000-000000000001', 1, '{}', now());
            insert into request (tenant_id, request_id, submission_id, template_version_id, number, title, requester_id, status, submitted_at, changed_at) values
              ('10000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000001', gen_random_uuid(), '41000000-0000-0000-0000-000000000001', 'PR-1', 'A standing desk', '20000000-0000-0000-0000-000000000001', 'IN_PROGRESS', now(), now());
            insert into request_revision (tenant_id, request_id, revision, form, submitted_by, submitted_at) values
              ('10000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000001', 1, '{}', '20000000-0000-0000-0000-000000000001', now());
            insert into request_step_result (tenant_id, request_id, step, result, recorded_at) values
              ('10000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000001', 'policy', '{}', now());
            insert into comment (tenant_id, comment_id, request_id, author_id, text, written_at) values
              ('10000000-0000-0000-0000-000000000001', gen_random_uuid(), '50000000-0000-0000-0000-000000000001', '20000000-0000-0000-0000-000000000001', 'Soon, please', now());
            insert into approval (tenant_id, approval_id, request_id, revision, step, visit, status, opened_at, due_at) values
              ('10000000-0000-0000-0000-000000000001', '60000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000001', 1, 'manager', 1, 'OPEN', now(), now() + interval '2 days');
            insert into assignment (tenant_id, assignment_id, approval_id, person_id, reason, status, assigned_at, template_id) values
              ('10000000-0000-0000-0000-000000000001', '61000000-0000-0000-0000-000000000001', '60000000-0000-0000-0000-000000000001', '20000000-0000-0000-0000-000000000002', '{"kind": "MANAGER_OF"}', 'DECIDED', now(), '40000000-0000-0000-0000-000000000001');
            insert into request (tenant_id, request_id, submission_id, template_version_id, number, title, requester_id, status, outcome_reason, submitted_at, changed_at, closed_at) values
              ('10000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000002', gen_random_uuid(), '41000000-0000-0000-0000-000000000001', 'PR-2', 'A second desk', '20000000-0000-0000-0000-000000000001', 'WITHDRAWN', 'Elena Prado: Sent twice', now(), now(), now());
            insert into request_revision (tenant_id, request_id, revision, form, submitted_by, submitted_at) values
              ('10000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000002', 1, '{}', '20000000-0000-0000-0000-000000000001', now());
            insert into audit_entry (tenant_id, sequence, at, actor_id, kind, request_id, content, previous_hash, hash, signature) values
              ('10000000-0000-0000-0000-000000000001', 1, now(), '20000000-0000-0000-0000-000000000002', 'request.cancelled', '50000000-0000-0000-0000-000000000002', '{"reason": "Sent twice"}', decode(repeat('00', 32), 'hex'), decode(repeat('ab', 32), 'hex'), decode(repeat('cd', 32), 'hex'));
            insert into approval (tenant_id, approval_id, request_id, revision, step, visit, status, opened_at, due_at) values
              ('10000000-0000-0000-0000-000000000001', '60000000-0000-0000-0000-000000000002', '50000000-0000-0000-0000-000000000002', 1, 'manager', 1, 'OPEN', now(), now() + interval '2 days');
            insert into assignment (tenant_id, assignment_id, approval_id, person_id, reason, status, assigned_at, template_id) values
              ('10000000-0000-0000-0000-000000000001', '61000000-0000-0000-0000-000000000002', '60000000-0000-0000-0000-000000000002', '20000000-0000-0000-0000-000000000002', '{"key": "why.manager-of", "args": ["Ana Sáez"]}', 'VOID', now(), '40000000-0000-0000-0000-000000000001');
            insert into decision (tenant_id, decision_id, approval_id, assignment_id, person_id, verdict, revision, idempotency, decided_at, undo_until) values
              ('10000000-0000-0000-0000-000000000001', gen_random_uuid(), '60000000-0000-0000-0000-000000000001', '61000000-0000-0000-0000-000000000001', '20000000-0000-0000-0000-000000000002', 'APPROVE', 1, gen_random_uuid(), now(), now());
            insert into notification (tenant_id, notification_id, dedupe_key, recipient_id, kind, request_id, payload, created_at) values
              ('10000000-0000-0000-0000-000000000001', gen_random_uuid(), 'one', '20000000-0000-0000-0000-000000000002', 'ASSIGNED', '50000000-0000-0000-0000-000000000001', '{}', now());
            insert into decision_link (tenant_id, link_id, token_hash, approval_id, person_id, revision, created_at, expires_at) values
              ('10000000-0000-0000-0000-000000000001', gen_random_uuid(), decode(repeat('ab', 32), 'hex'), '60000000-0000-0000-0000-000000000001', '20000000-0000-0000-0000-000000000002', 1, now(), now() + interval '1 day');
            """;

    @Test
    void whatWasWrittenBeforeIsKeptAndFoundAsWhatIsWrittenNow() {
        try (MigratedDatabase database = MigratedDatabase.empty()) {
            JdbcClient sql = used(database);

            database.migrate("latest");

            assertThat(names(sql, "select name from department")).containsExactly("Sales");
            assertThat(names(sql, "select department from person where email = 'ana@acme.test'"))
                    .containsExactly("Sales");
            assertThat(names(sql, "select word from request_word order by word"))
                    .contains("desk", "standing");
            assertThat(names(sql, "select verdict || ' ' || channel from decision"))
                    .containsExactly("APPROVE PRODUCT");
            assertThat(names(sql, "select revision::text from request_step_result"))
                    .containsExactly("1");
            assertThat(names(sql, "select reason ->> 'args' from assignment where status = 'VOID'"))
                    .as("who is the argument of a reason is known by id")
                    .containsExactly("[\"20000000-0000-0000-0000-000000000001\"]");
            assertThat(names(
                            sql,
                            "select cancelled_by || ' ' || outcome_reason from request where status = 'WITHDRAWN'"))
                    .as("who cancelled a request is known by id")
                    .containsExactly("20000000-0000-0000-0000-000000000002 Sent twice");
            assertThat(names(sql, "select delivery from notification where read_at is not null"))
                    .as("what came before the list of notifications does not stand in it as new")
                    .containsExactly("AT_ONCE");
            assertThat(names(sql, "select relname from pg_class where relrowsecurity and not relforcerowsecurity"))
                    .as("a migration that reads all tenants gives row-level security back")
                    .isEmpty();
        }
    }

    /** The state in which an upgrade finds most databases: one migration short of the newest, and full. */
    @Test
    void theNewestMigrationTakesTheRowsOfThePreviousSchema() {
        try (MigratedDatabase database = MigratedDatabase.empty()) {
            JdbcClient sql = used(database);
            List<String> versions = database.versions();
            database.migrate(versions.get(versions.size() - 2));
            List<String> before = rows(sql);

            database.migrate("latest");

            assertThat(rows(sql)).containsAll(before);
            assertThat(new Catalogue(sql).faults()).isEmpty();
        }
    }

    /** The address of another person's mark would keep that person from being erased. */
    @Test
    void nobodyKeepsAnAddressThatOnlyTheErasedHave() {
        try (MigratedDatabase database = MigratedDatabase.empty()) {
            JdbcClient sql = used(database);
            database.migrate("118");
            sql.sql(
                            "update person set email = 'erased-20000000-0000-0000-0000-000000000002@erased.invalid' where email = 'ana@acme.test'")
                    .update();

            database.migrate("latest");

            assertThat(names(sql, "select email from person order by person_id"))
                    .containsExactly("20000000-0000-0000-0000-000000000001@renamed.invalid", "elena@acme.test");
            assertThat(names(sql, "select word from person_word where word like '%.invalid'"))
                    .containsExactly("20000000-0000-0000-0000-000000000001@renamed.invalid");
            assertThatThrownBy(() -> sql.sql("update person set email = 'x@erased.invalid'")
                            .update())
                    .hasMessageContaining("only_the_erased_have_their_address");
        }
    }

    /** A database of the earlier version with rows in it, as its superuser sees it. */
    private static JdbcClient used(MigratedDatabase database) {
        database.migrate(EARLIER);
        JdbcClient sql = JdbcClient.create(database.superuser());
        sql.sql(ROWS).update();
        return sql;
    }

    /** How many rows each table has, but for the history of the migrations. */
    private static List<String> rows(JdbcClient sql) {
        return names(sql, """
                select relname || ' ' || (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', relname), true, true, '')))[1]
                from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'flyway_schema_history'
                """);
    }

    private static List<String> names(JdbcClient sql, String query) {
        return sql.sql(query).query((row, index) -> row.getString(1)).list();
    }
}
