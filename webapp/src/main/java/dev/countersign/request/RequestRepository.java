package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Repository
class RequestRepository {

    /** A row of {@code request} with the form of its newest revision. */
    record Row(
            RequestId id,
            String number,
            String storedTitle,
            Text title,
            RequestStatus status,
            int revision,
            PersonId requester,
            TemplateVersionId template,
            JsonNode form,
            Instant submittedAt,
            Instant changedAt,
            Optional<Instant> closedAt,
            @Nullable String outcomeReason) {}

    /**
     * The columns that only the page of a request needs.
     *
     * @param unconfirmed whether a message claimed an end of the open request that is not confirmed
     * @param requester the data of the requester in the input of the execution
     */
    record PageFacts(boolean unconfirmed, Optional<ObjectNode> requester) {}

    /** The values of a submitted request. */
    record NewRow(
            RequestId id,
            UUID submissionId,
            TemplateVersionId template,
            String number,
            String storedTitle,
            Text title,
            PersonId requester,
            JsonNode form,
            Optional<Fact.Value.Money> amount,
            Instant now) {}

    /** A request as it was submitted. */
    record FirstRevision(RequestId id, String number, TemplateVersionId template, JsonNode form) {}

    private static final int FIRST_NUMBER = 1_001;

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String ROW = """
            select r.request_id, r.number, r.title, r.titles, r.status, r.revision, r.requester_id, r.template_version_id,
              v.form, r.submitted_at, r.changed_at, r.closed_at, r.outcome_reason
            from request r join request_revision v using (tenant_id, request_id, revision)
            """;

    private final JdbcClient sql;

    RequestRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Locks the submission until the transaction ends. */
    void lockSubmission(PersonId requester, UUID submissionId) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(? || ?, 0))")
                .params(requester.toString(), submissionId.toString())
                .query((row, index) -> true)
                .single();
    }

    Optional<FirstRevision> bySubmission(PersonId requester, UUID submissionId) {
        return sql.sql("""
                        select r.request_id, r.number, r.template_version_id, v.form
                        from request r join request_revision v using (tenant_id, request_id)
                        where r.requester_id = ? and r.submission_id = ? and v.revision = 1
                        """)
                .params(requester.value(), submissionId)
                .query((row, index) -> new FirstRevision(
                        new RequestId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        new TemplateVersionId(row.getObject(3, UUID.class)),
                        JSON.readTree(row.getString(4))))
                .optional();
    }

    Optional<Row> find(RequestId id) {
        return sql.sql(ROW + "where r.request_id = ?")
                .param(id.value())
                .query(RequestRepository::row)
                .optional();
    }

    /**
     * Locks the request until the transaction ends. The row is locked before anything is read: a locking query that also joins the revision finds no row
     * if the revision changes while it waits for the lock (PostgreSQL manual, 13.2.1).
     */
    Optional<Row> lock(RequestId id) {
        return sql.sql("select request_id from request where request_id = ? for update")
                .param(id.value())
                .query((row, index) -> id)
                .optional()
                .flatMap(this::find);
    }

    /** The next number, {@code PR-1042}. Concurrent transactions wait, so each number is unique. */
    String nextNumber(TenantId tenant, String prefix) {
        long number = sql.sql("""
                        insert into request_number (tenant_id, prefix, last) values (?, ?, ?)
                        on conflict (tenant_id, prefix) do update set last = request_number.last + 1
                        returning last
                        """)
                .params(tenant.value(), prefix, FIRST_NUMBER)
                .query((row, index) -> row.getLong(1))
                .single();
        return prefix + "-" + number;
    }

    void insert(TenantId tenant, NewRow row) {
        sql.sql("""
                        insert into request (tenant_id, request_id, submission_id, template_version_id, number, title, titles,
                          amount, currency, requester_id, status, submitted_at, changed_at)
                        values (:tenant, :id, :submission, :template, :number, :title, :titles::jsonb,
                          :amount, :currency, :requester, 'SUBMITTED', :now, :now)
                        """)
                .param("tenant", tenant.value())
                .param("id", row.id().value())
                .param("submission", row.submissionId())
                .param("template", row.template().value())
                .param("number", row.number())
                .param("title", row.storedTitle())
                .param("titles", StoredTitle.translations(row.title()))
                .param("amount", row.amount().map(Fact.Value.Money::amount).orElse(null))
                .param("currency", row.amount().map(Fact.Value.Money::currency).orElse(null))
                .param("requester", row.requester().value())
                .param("now", Timestamp.from(row.now()))
                .update();
        sql.sql("""
                        insert into request_revision (tenant_id, request_id, revision, form, submitted_by, submitted_at)
                        values (:tenant, :id, 1, :form::jsonb, :requester, :now)
                        """)
                .param("tenant", tenant.value())
                .param("id", row.id().value())
                .param("form", JSON.writeValueAsString(row.form()))
                .param("requester", row.requester().value())
                .param("now", Timestamp.from(row.now()))
                .update();
    }

    /** Answers whether that was not known yet. */
    boolean start(RequestId id, Instant now) {
        return sql.sql("""
                        update request set status = 'IN_PROGRESS', changed_at = ?
                        where request_id = ? and status = 'SUBMITTED'
                        """).params(Timestamp.from(now), id.value()).update() == 1;
    }

    void close(RequestId id, RequestStatus status, @Nullable String reason, Instant now) {
        sql.sql("""
                        update request set status = :status, outcome_reason = :reason, changed_at = :now, closed_at = :now
                        where request_id = :id
                        """)
                .param("status", status.name())
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .update();
    }

    /** Returns false if it was marked before. */
    boolean markUnconfirmed(RequestId id, Instant now) {
        return sql.sql("""
                        update request set unconfirmed_at = :now, changed_at = greatest(changed_at, :now)
                        where request_id = :id and unconfirmed_at is null
                        """)
                        .param("now", Timestamp.from(now))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** The data that the page of the request shows in addition to {@link Row}, and no list shows. */
    PageFacts pageFacts(RequestId id) {
        return sql.sql("""
                        select unconfirmed_at is not null and closed_at is null as unconfirmed, requester_facts
                        from request where request_id = ?
                        """)
                .param(id.value())
                .query((row, index) -> new PageFacts(
                        row.getBoolean("unconfirmed"),
                        Optional.ofNullable(row.getString("requester_facts"))
                                .map(facts -> (ObjectNode) JSON.readTree(facts))))
                .single();
    }

    /** The facts about the requester for the execution; empty for a request that was submitted before these were stored. */
    Optional<ObjectNode> requesterFacts(RequestId id) {
        return pageFacts(id).requester();
    }

    /** Stored once, because an execution that is started again must get the same input. */
    void keepRequesterFacts(RequestId id, ObjectNode facts) {
        sql.sql("update request set requester_facts = ?::jsonb where request_id = ? and requester_facts is null")
                .params(JSON.writeValueAsString(facts), id.value())
                .update();
    }

    void touch(RequestId id, Instant now) {
        sql.sql("update request set changed_at = greatest(changed_at, ?) where request_id = ?")
                .params(Timestamp.from(now), id.value())
                .update();
    }

    /** The tenant of the transaction, if it has this request. */
    Optional<TenantId> owner(RequestId id) {
        return sql.sql("select tenant_id from request where request_id = ?")
                .param(id.value())
                .query((row, index) -> new TenantId(row.getObject(1, UUID.class)))
                .optional();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getString("number"),
                row.getString("title"),
                StoredTitle.read(row.getString("title"), row.getString("titles")),
                RequestStatus.valueOf(row.getString("status")),
                row.getInt("revision"),
                new PersonId(row.getObject("requester_id", UUID.class)),
                new TemplateVersionId(row.getObject("template_version_id", UUID.class)),
                JSON.readTree(row.getString("form")),
                row.getTimestamp("submitted_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("closed_at")).map(Timestamp::toInstant),
                row.getString("outcome_reason"));
    }
}
