package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.TemplateJson;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TemplateRepository {

    /** A row of {@code template_version} without its definition, which is large and never changes. */
    record Row(TemplateVersionId id, int version, Optional<String> stateMachineVersion) {}

    /** A definition as it is stored. */
    record Stored(TemplateVersionId id, String definition) {}

    private static final String NEWEST = """
            select distinct on (t.key) v.template_version_id, v.version, v.state_machine_version_arn
            from template t join template_version v using (tenant_id, template_id)
            """;

    private static final String NEWEST_FIRST = " order by t.key, v.version desc";

    private final JdbcClient sql;

    TemplateRepository(JdbcClient sql) {
        this.sql = sql;
    }

    List<Row> newest() {
        return sql.sql(NEWEST + NEWEST_FIRST).query(TemplateRepository::row).list();
    }

    Optional<Instant> publishedAt(TemplateVersionId version) {
        return sql.sql("select published_at from template_version where template_version_id = ?")
                .param(version.value())
                .query((row, index) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    Optional<Row> newest(String key) {
        return sql.sql(NEWEST + "where t.key = ?" + NEWEST_FIRST)
                .param(key)
                .query(TemplateRepository::row)
                .optional();
    }

    /**
     * Those of the built-in templates that are to be published: the tenant does not have the template, or nobody of it has published its newest version. What
     * was published before is not published again, so that an older release that still runs takes nothing back.
     */
    List<TemplateDefinition> wanted(List<TemplateDefinition> builtIn) {
        Set<String> kept = Set.copyOf(sql.sql("""
                        select built_in.key
                        from unnest(:keys::text[], :definitions::text[]) as built_in(key, definition)
                        where exists (
                          select from template t join template_version v using (tenant_id, template_id)
                          where t.key = built_in.key
                            and (v.definition = built_in.definition::jsonb
                              or (v.published_by is not null and not exists (
                                select from template_version later
                                where later.tenant_id = v.tenant_id and later.template_id = v.template_id
                                  and later.version > v.version))))
                        """)
                .param("keys", builtIn.stream().map(TemplateDefinition::key).toArray(String[]::new))
                .param("definitions", builtIn.stream().map(TemplateJson::write).toArray(String[]::new))
                .query(String.class)
                .list());
        return builtIn.stream()
                .filter(definition -> !kept.contains(definition.key()))
                .toList();
    }

    /** Without retired templates. */
    List<Row> offered() {
        return sql.sql(NEWEST + "where t.retired_at is null" + NEWEST_FIRST)
                .query(TemplateRepository::row)
                .list();
    }

    Optional<Row> offered(String key) {
        return sql.sql(NEWEST + "where t.key = ? and t.retired_at is null" + NEWEST_FIRST)
                .param(key)
                .query(TemplateRepository::row)
                .optional();
    }

    boolean isOffered(TemplateVersionId id) {
        return sql.sql("""
                        select exists (select from template_version v join template t using (tenant_id, template_id)
                          where v.template_version_id = ? and t.retired_at is null)
                        """).param(id.value()).query(Boolean.class).single();
    }

    Optional<Row> find(TemplateVersionId id) {
        return sql.sql("""
                        select template_version_id, version, state_machine_version_arn
                        from template_version where template_version_id = ?
                        """).param(id.value()).query(TemplateRepository::row).optional();
    }

    /** Those of the versions that exist. */
    List<Stored> definitions(Collection<TemplateVersionId> ids) {
        return sql.sql(
                        "select template_version_id, definition from template_version where template_version_id = any (?)")
                .param(ids.stream().map(TemplateVersionId::value).toArray(UUID[]::new))
                .query((row, index) -> new Stored(
                        new TemplateVersionId(row.getObject("template_version_id", UUID.class)),
                        row.getString("definition")))
                .list();
    }

    /** Returns the number of the version. The lock of the template's row prevents duplicates. */
    int publish(
            TenantId tenant,
            TemplateVersionId id,
            Publication publication,
            @Nullable PersonId by,
            Instant now,
            UUID newTemplate,
            String stateMachineVersion) {
        UUID template = template(tenant, publication.definition().key(), now, newTemplate);
        int version = sql.sql("""
                        insert into template_version (tenant_id, template_version_id, template_id, version,
                          definition, source, note, published_by, published_at, state_machine_version_arn)
                        select :tenant, :id, :template, coalesce(max(version), 0) + 1, :definition::jsonb,
                          nullif(:source, ''), nullif(:note, ''), :by, :now, :machine
                        from template_version where template_id = :template
                        returning version
                        """)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("template", template)
                .param("definition", TemplateJson.write(publication.definition()))
                .param("source", publication.source())
                .param("note", publication.note())
                .param("by", by == null ? null : by.value())
                .param("machine", stateMachineVersion)
                .param("now", Timestamp.from(now))
                .query((row, index) -> row.getInt(1))
                .single();
        forgetOthers(id, stateMachineVersion);
        return version;
    }

    /** The template with this key, which is created if there is none. Its row is locked. */
    private UUID template(TenantId tenant, String key, Instant now, UUID created) {
        return sql.sql("""
                        insert into template (tenant_id, template_id, key, created_at)
                        values (:tenant, :template, :key, :now)
                        on conflict (tenant_id, key) do update set key = excluded.key
                        returning template_id
                        """)
                .param("tenant", tenant.value())
                .param("template", created)
                .param("key", key)
                .param("now", Timestamp.from(now))
                .query((row, index) -> row.getObject(1, UUID.class))
                .single();
    }

    Optional<String> stateMachineVersion(TemplateVersionId id) {
        return find(id).flatMap(Row::stateMachineVersion);
    }

    void recordStateMachine(TemplateVersionId id, String versionArn) {
        sql.sql("update template_version set state_machine_version_arn = ? where template_version_id = ?")
                .params(versionArn, id.value())
                .update();
        forgetOthers(id, versionArn);
    }

    /** A state machine that was deleted and created again counts its versions from 1 again: an earlier version of the same number is gone. */
    private void forgetOthers(TemplateVersionId id, String versionArn) {
        sql.sql("""
                        update template_version set state_machine_version_arn = null
                        where state_machine_version_arn = ? and template_version_id <> ?
                        """).params(versionArn, id.value()).update();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                new TemplateVersionId(row.getObject("template_version_id", UUID.class)),
                row.getInt("version"),
                Optional.ofNullable(row.getString("state_machine_version_arn")));
    }
}
