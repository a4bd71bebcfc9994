package dev.countersign.template;

import dev.countersign.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads templates for those who edit them. Definitions are read by {@link TemplateDefinitions}. */
@Repository
class CatalogueRepository {

    /** A template with its newest version. */
    record Line(
            String key,
            TemplateVersionId newest,
            int version,
            @Nullable PersonId publishedBy,
            Instant publishedAt,
            boolean retired) {}

    record Version(
            TemplateVersionId id, int number, @Nullable PersonId by, Instant at, String note) {}

    /** @param template the key of the template that it changes; null for a new one */
    record Draft(TemplateDraftId id, @Nullable String template, String name, PersonId changedBy, Instant changedAt) {}

    private static final String DRAFTS = """
            select d.draft_id, t.key, d.name, d.changed_by, d.changed_at
            from template_draft d left join template t using (tenant_id, template_id)
            """;

    private final JdbcClient sql;

    CatalogueRepository(JdbcClient sql) {
        this.sql = sql;
    }

    List<Line> lines() {
        return sql.sql("""
                        select distinct on (t.key) t.key, v.template_version_id, v.version, v.published_by, v.published_at,
                          t.retired_at is not null as retired
                        from template t join template_version v using (tenant_id, template_id)
                        order by t.key, v.version desc
                        """)
                .query((row, index) -> new Line(
                        row.getString("key"),
                        version(row),
                        row.getInt("version"),
                        person(row, "published_by"),
                        row.getTimestamp("published_at").toInstant(),
                        row.getBoolean("retired")))
                .list();
    }

    /** Newest first. */
    List<Version> versions(String key) {
        return sql.sql("""
                        select v.template_version_id, v.version, v.published_by, v.published_at, v.note
                        from template t join template_version v using (tenant_id, template_id)
                        where t.key = ? order by v.version desc
                        """)
                .param(key)
                .query((row, index) -> new Version(
                        version(row),
                        row.getInt("version"),
                        person(row, "published_by"),
                        row.getTimestamp("published_at").toInstant(),
                        Optional.ofNullable(row.getString("note")).orElse("")))
                .list();
    }

    Optional<Integer> newestNumber(String key) {
        return sql.sql("""
                        select max(v.version) from template t join template_version v using (tenant_id, template_id)
                        where t.key = ? having count(*) > 0
                        """).param(key).query(Integer.class).optional();
    }

    /** The YAML as its author wrote it; empty if only the definition was published. */
    Optional<String> source(TemplateVersionId id) {
        return sql.sql("select source from template_version where template_version_id = ? and source is not null")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    boolean isRetired(String key) {
        return sql.sql("select exists (select from template where key = ? and retired_at is not null)")
                .param(key)
                .query(Boolean.class)
                .single();
    }

    /** False if it was retired already. */
    boolean retire(String key, PersonId by, Instant now) {
        return sql.sql("update template set retired_at = ?, retired_by = ? where key = ? and retired_at is null")
                        .params(Timestamp.from(now), by.value(), key)
                        .update()
                > 0;
    }

    /** False if it was not retired. */
    boolean restore(String key) {
        return sql.sql(
                                "update template set retired_at = null, retired_by = null where key = ? and retired_at is not null")
                        .param(key)
                        .update()
                > 0;
    }

    /** Those changed last come first. */
    List<Draft> drafts() {
        return sql.sql(DRAFTS + "order by d.changed_at desc, d.draft_id")
                .query(CatalogueRepository::draft)
                .list();
    }

    /** The draft of this template. */
    Optional<Draft> draft(String key) {
        return sql.sql(DRAFTS + "where t.key = ?")
                .param(key)
                .query(CatalogueRepository::draft)
                .optional();
    }

    private static Draft draft(ResultSet row, int index) throws SQLException {
        return new Draft(
                new TemplateDraftId(row.getObject("draft_id", UUID.class)),
                row.getString("key"),
                row.getString("name"),
                new PersonId(row.getObject("changed_by", UUID.class)),
                row.getTimestamp("changed_at").toInstant());
    }

    private static TemplateVersionId version(ResultSet row) throws SQLException {
        return new TemplateVersionId(row.getObject("template_version_id", UUID.class));
    }

    private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new PersonId(id);
    }
}
