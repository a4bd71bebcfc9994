package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.TemplateJson;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.tenant.TenantId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of published templates, written without the check that a publication makes. */
final class PublishedRows {

    private PublishedRows() {}

    /** A template with this as its first version. Call it in a transaction of the tenant. */
    static void insert(JdbcClient sql, TenantId tenant, TemplateDefinition template, TemplateVersionId version) {
        UUID id = UUID.randomUUID();
        sql.sql("insert into template (tenant_id, template_id, key, created_at) values (?, ?, ?, now())")
                .params(tenant.value(), id, template.key())
                .update();
        sql.sql("""
                        insert into template_version (tenant_id, template_version_id, template_id, version, definition,
                          published_at)
                        values (?, ?, ?, 1, ?::jsonb, now())
                        """)
                .params(tenant.value(), version.value(), id, TemplateJson.write(template))
                .update();
    }

    /**
     * Gives the version another content, as if it had been published so.
     *
     * @param owner as the owner of the tables
     */
    static void replace(JdbcClient owner, TemplateDefinition template, TemplateVersionId version) {
        owner.sql("alter table template_version no force row level security").update();
        owner.sql("update template_version set definition = ?::jsonb where template_version_id = ?")
                .params(TemplateJson.write(template), version.value())
                .update();
    }
}
