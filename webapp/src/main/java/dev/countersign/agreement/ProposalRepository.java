package dev.countersign.agreement;

import dev.countersign.agreement.Proposal.Status;
import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.template.ProposedPublication;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProposalRepository {

    /** A row, with the number of its request's template left out. */
    record Row(
            UUID id,
            String template,
            Optional<TemplateDraftId> draft,
            int edition,
            String source,
            String note,
            PersonId by,
            Instant at,
            RequestId request,
            Status status,
            String reason) {}

    private static final String SELECT = """
            select proposal_id, template_key, draft_id, edition, source, note, proposed_by, proposed_at, request_id, status, reason
            from publication_proposal
            """;

    private final JdbcClient sql;

    ProposalRepository(JdbcClient sql) {
        this.sql = sql;
    }

    boolean isNeeded(TenantId tenant) {
        return sql.sql("select agrees_to_publications from tenant where tenant_id = ?")
                .param(tenant.value())
                .query(Boolean.class)
                .single();
    }

    void need(TenantId tenant, boolean needed) {
        sql.sql("update tenant set agrees_to_publications = ? where tenant_id = ?")
                .params(needed, tenant.value())
                .update();
    }

    /** Two people who publish at once come one after the other. */
    void lock(TenantId tenant, String template) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(?, 84))")
                .param(tenant + " " + template)
                .query((row, index) -> true)
                .single();
    }

    void insert(TenantId tenant, UUID id, ProposedPublication proposed, PersonId by, Instant now, RequestId request) {
        sql.sql("""
                        insert into publication_proposal (tenant_id, proposal_id, template_key, draft_id, edition, source, note,
                          proposed_by, proposed_at, request_id)
                        values (:tenant, :id, :template, :draft, :edition, :source, :note, :by, :now, :request)
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("template", proposed.definition().key())
                .param("draft", proposed.draft().map(TemplateDraftId::value).orElse(null))
                .param("edition", proposed.edition())
                .param("source", proposed.source())
                .param("note", proposed.note())
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .param("request", request.value())
                .update();
    }

    Optional<Row> find(UUID id) {
        return one("where proposal_id = ?", id);
    }

    Optional<Row> lock(UUID id) {
        return one("where proposal_id = ? for update", id);
    }

    Optional<Row> ofRequest(RequestId request) {
        return one("where request_id = ?", request.value());
    }

    Optional<Row> latest(String template) {
        return one("where template_key = ? order by proposal_id desc limit 1", template);
    }

    private Optional<Row> one(String where, Object key) {
        return sql.sql(SELECT + where).param(key).query(ProposalRepository::row).optional();
    }

    void become(UUID id, Status status, String reason, Instant now) {
        sql.sql("update publication_proposal set status = ?, reason = ?, changed_at = ? where proposal_id = ?")
                .params(status.name(), reason, Timestamp.from(now), id)
                .update();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getObject("proposal_id", UUID.class),
                Objects.requireNonNull(row.getString("template_key")),
                Optional.ofNullable(row.getObject("draft_id", UUID.class)).map(TemplateDraftId::new),
                row.getInt("edition"),
                Objects.requireNonNull(row.getString("source")),
                Objects.requireNonNull(row.getString("note")),
                new PersonId(row.getObject("proposed_by", UUID.class)),
                row.getTimestamp("proposed_at").toInstant(),
                new RequestId(row.getObject("request_id", UUID.class)),
                Status.valueOf(row.getString("status")),
                Objects.requireNonNull(row.getString("reason")));
    }
}
