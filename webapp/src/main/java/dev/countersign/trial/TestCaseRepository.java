package dev.countersign.trial;

import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.template.CaseOwner;
import dev.countersign.template.TemplateDraftId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TestCaseRepository {

    private static final String OF_OWNER = """
            (draft_id = :draft::uuid or template_id = (select t.template_id from template t where t.key = :key::text))
            """;

    private final JdbcClient sql;

    TestCaseRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** By name. */
    List<TestCase> of(CaseOwner owner) {
        return owned(
                        "select case_id, name, requester_id, scenario, expected from template_case where " + OF_OWNER
                                + " order by lower(name), name",
                        owner)
                .query((row, index) -> new TestCase(
                        new TestCaseId(row.getObject("case_id", UUID.class)),
                        row.getString("name"),
                        StoredCase.trial(
                                new PersonId(row.getObject("requester_id", UUID.class)), row.getString("scenario")),
                        StoredCase.walk(row.getString("expected"))))
                .list();
    }

    /** Cases are added one after the other, so that there are not more than there may be. The owner is a row that exists. */
    void lock(CaseOwner owner) {
        switch (owner) {
            case CaseOwner.OfTemplate(String key) ->
                sql.sql("select 1 from template where key = ? for update")
                        .param(key)
                        .query(Integer.class)
                        .optional();
            case CaseOwner.OfDraft(TemplateDraftId draft) ->
                sql.sql("select 1 from template_draft where draft_id = ? for update")
                        .param(draft.value())
                        .query(Integer.class)
                        .optional();
        }
    }

    /** Replaces one with the same name. */
    void put(Actor actor, CaseOwner owner, TestCase one, Instant now) {
        owned("delete from template_case where name = :name and " + OF_OWNER, owner)
                .param("name", one.name())
                .update();
        owned("""
                        insert into template_case (tenant_id, case_id, template_id, draft_id, name, requester_id, scenario, expected,
                          changed_by, changed_at)
                        values (:tenant, :case, (select t.template_id from template t where t.key = :key::text), :draft::uuid, :name,
                          :requester, :scenario, :expected::jsonb, :by, :now)
                        """, owner)
                .param("tenant", actor.tenant().value())
                .param("case", one.id().value())
                .param("name", one.name())
                .param("requester", one.trial().requester().value())
                .param("scenario", StoredCase.scenario(one.trial()))
                .param("expected", StoredCase.expected(one.expected()))
                .param("by", actor.person().value())
                .param("now", Timestamp.from(now))
                .update();
    }

    void expect(TestCaseId id, Walk expected, PersonId by, Instant now) {
        sql.sql("update template_case set expected = ?::jsonb, changed_by = ?, changed_at = ? where case_id = ?")
                .params(StoredCase.expected(expected), by.value(), Timestamp.from(now), id.value())
                .update();
    }

    void remove(TestCaseId id) {
        sql.sql("delete from template_case where case_id = ?").param(id.value()).update();
    }

    void moveToTemplate(TemplateDraftId draft, String key) {
        sql.sql("""
                        update template_case set draft_id = null, template_id = (select template_id from template where key = ?)
                        where draft_id = ?
                        """).params(key, draft.value()).update();
    }

    private JdbcClient.StatementSpec owned(String statement, CaseOwner owner) {
        return switch (owner) {
            case CaseOwner.OfTemplate(String key) ->
                sql.sql(statement).param("draft", null).param("key", key);
            case CaseOwner.OfDraft(TemplateDraftId draft) ->
                sql.sql(statement).param("draft", draft.value()).param("key", null);
        };
    }
}
