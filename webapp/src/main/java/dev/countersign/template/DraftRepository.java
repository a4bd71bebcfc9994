package dev.countersign.template;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DraftRepository {

    /** The most edits that can be undone. */
    static final int MOST_EDITS = 60;

    /**
     * A draft.
     *
     * @param template the key of the template that it changes; null for a new one
     * @param name when it could be read last
     */
    record Row(
            TemplateDraftId id,
            @Nullable String template,
            String name,
            int basedOn,
            int edition,
            int position,
            String yaml,
            boolean undoable,
            boolean redoable,
            PersonId changedBy,
            Instant changedAt) {}

    private static final String SELECT = """
            select d.draft_id, t.key, d.name, coalesce(d.based_on, 0) as based_on, d.edition, d.position, e.yaml,
              exists (select from template_draft_edit o
                where (o.tenant_id, o.draft_id) = (d.tenant_id, d.draft_id) and o.position < d.position) as undoable,
              exists (select from template_draft_edit o
                where (o.tenant_id, o.draft_id) = (d.tenant_id, d.draft_id) and o.position > d.position) as redoable,
              d.changed_by, d.changed_at
            from template_draft d join template_draft_edit e using (tenant_id, draft_id, position)
              left join template t using (tenant_id, template_id)
            where d.draft_id = ?
            """;

    private final JdbcClient sql;

    DraftRepository(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Row> find(TemplateDraftId id) {
        return read(SELECT, id);
    }

    /** The changes of a draft are made one after the other. */
    Optional<Row> lock(TemplateDraftId id) {
        return read(SELECT + " for update of d", id);
    }

    private Optional<Row> read(String select, TemplateDraftId id) {
        return sql.sql(select)
                .param(id.value())
                .query((row, index) -> new Row(
                        id,
                        row.getString("key"),
                        row.getString("name"),
                        row.getInt("based_on"),
                        row.getInt("edition"),
                        row.getInt("position"),
                        row.getString("yaml"),
                        row.getBoolean("undoable"),
                        row.getBoolean("redoable"),
                        new PersonId(row.getObject("changed_by", UUID.class)),
                        row.getTimestamp("changed_at").toInstant()))
                .optional();
    }

    /** The draft of the template with this key. */
    Optional<TemplateDraftId> ofTemplate(String key) {
        return sql.sql("""
                        select d.draft_id from template_draft d join template t using (tenant_id, template_id)
                        where t.key = ?
                        """)
                .param(key)
                .query((row, index) -> new TemplateDraftId(row.getObject(1, UUID.class)))
                .optional();
    }

    int count() {
        return sql.sql("select count(*) from template_draft")
                .query(Integer.class)
                .single();
    }

    boolean isTaken(String key) {
        return sql.sql("select exists (select from template where key = ?)")
                .param(key)
                .query(Boolean.class)
                .single();
    }

    /** False if the template has got a draft meanwhile. */
    boolean insert(
            TenantId tenant,
            TemplateDraftId id,
            @Nullable String key,
            String name,
            String yaml,
            PersonId by,
            Instant now) {
        int begun = sql.sql("""
                        insert into template_draft (tenant_id, draft_id, template_id, based_on, name, edition, position,
                          begun_by, begun_at, changed_by, changed_at)
                        select :tenant, :draft, t.template_id,
                          (select max(v.version) from template_version v
                            where (v.tenant_id, v.template_id) = (t.tenant_id, t.template_id)),
                          :name, 1, 1, :by, :now, :by, :now
                        from (select 1) one left join template t on t.key = :key
                        on conflict (tenant_id, template_id) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("draft", id.value())
                .param("key", key)
                .param("name", name)
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .update();
        if (begun > 0) {
            insertEdit(tenant, id, 1, yaml, by, now);
        }
        return begun > 0;
    }

    /**
     * Makes this the content of the draft. What could be redone is dropped, and the oldest edits if there are too many.
     *
     * @param name empty if it cannot be read; the one before stays
     */
    void edit(TenantId tenant, Row draft, Optional<String> name, String yaml, PersonId by, Instant now) {
        int position = draft.position() + 1;
        sql.sql("delete from template_draft_edit where draft_id = ? and (position >= ? or position <= ?)")
                .params(draft.id().value(), position, position - MOST_EDITS)
                .update();
        insertEdit(tenant, draft.id(), position, yaml, by, now);
        turnTo(draft.id(), position, name, by, now);
    }

    private void insertEdit(TenantId tenant, TemplateDraftId id, int position, String yaml, PersonId by, Instant now) {
        sql.sql("""
                        insert into template_draft_edit (tenant_id, draft_id, position, yaml, edited_by, edited_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(tenant.value(), id.value(), position, yaml, by.value(), Timestamp.from(now))
                .update();
    }

    /** The content at a position, if it is still kept. */
    Optional<String> at(TemplateDraftId id, int position) {
        return sql.sql("select yaml from template_draft_edit where draft_id = ? and position = ?")
                .params(id.value(), position)
                .query(String.class)
                .optional();
    }

    /** @param name empty if it cannot be read; the one before stays */
    void turnTo(TemplateDraftId id, int position, Optional<String> name, PersonId by, Instant now) {
        sql.sql("""
                        update template_draft set position = ?, name = coalesce(?, name), edition = edition + 1, changed_by = ?, changed_at = ?
                        where draft_id = ?
                        """)
                .param(position)
                .param(name.orElse(null))
                .param(by.value())
                .param(Timestamp.from(now))
                .param(id.value())
                .update();
    }

    /** What it was begun from is published as the newest version of this template now. If the template has another draft, this one stays as it is. */
    void continueWith(TemplateDraftId id, String key) {
        sql.sql("""
                        update template_draft d set template_id = t.template_id,
                          based_on = (select max(v.version) from template_version v where v.template_id = t.template_id)
                        from template t
                        where d.draft_id = ? and t.key = ?
                          and not exists (select from template_draft o where o.template_id = t.template_id and o.draft_id <> d.draft_id)
                        """).params(id.value(), key).update();
    }

    void delete(TemplateDraftId id) {
        sql.sql("delete from template_draft_edit where draft_id = ?")
                .param(id.value())
                .update();
        sql.sql("delete from template_draft where draft_id = ?")
                .param(id.value())
                .update();
    }
}
