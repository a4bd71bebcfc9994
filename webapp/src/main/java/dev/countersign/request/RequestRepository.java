package dev.countersign.request;

import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.text.Text;
import dev.countersign.execution.ExecutionRun;
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
            Optional<PersonId> cancelledBy,
            int revision,
            PersonId requester,
            TemplateVersionId template,
            JsonNode form,
            Instant submittedAt,
            Instant changedAt,
            Optional<Instant> closedAt,
            @Nullable String outcomeReason,
            Optional<Instant> changesDue,
            int redrives,
            int moves,
            Optional<ByProgram> program,
            Optional<ClaimedEnd> unconfirmed) {}

    /**
     * What an execution is started with.
     *
     * @param requester the data of the requester; empty for a request that was submitted before these were stored
     */
    record Start(TenantId tenant, Row row, ExecutionRun run, Optional<ObjectNode> requester) {}

    /** The values of a submitted request. */
    record NewRow(
            RequestId id,
            UUID submissionId,
            TemplateVersionId template,
            String number,
            String storedTitle,
            Text title,
            PersonId requester,
            ObjectNode requesterFacts,
            JsonNode form,
            Optional<Fact.Value.Money> amount,
            Optional<String> similarKey,
            Optional<ByProgram> program,
            Instant now) {}

    /** A request as it was submitted. */
    record FirstRevision(RequestId id, String number, TemplateVersionId template, JsonNode form) {}

    private static final int FIRST_NUMBER = 1_001;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** SQL for the status of the row {@code r} of {@code request}. */
    static final String STATUS = "case when r.cancelled_by is null then r.status else 'CANCELLED' end as status";

    private static final String COLUMNS = """
            r.request_id, r.number, r.title, r.titles,""" + STATUS + """
              , r.cancelled_by, r.revision, r.requester_id, r.template_version_id,
              v.form, r.submitted_at, r.changed_at, r.closed_at, r.outcome_reason, r.changes_due, r.redrives, r.moves, r.program_name, r.program_action,
              r.closed_at is null and r.unconfirmed_at is not null as unconfirmed, r.unconfirmed_outcome, r.unconfirmed_step,
              r.compare_after is not null as end_known
            """;

    private static final String TABLES =
            " from request r join request_revision v using (tenant_id, request_id, revision) ";

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
        return sql.sql("select " + COLUMNS + TABLES + "where r.request_id = ?")
                .param(id.value())
                .query(RequestRepository::row)
                .optional();
    }

    /**
     * Locks the request until the transaction ends. If its revision changes while the statement waits for the lock, the statement sees the new row of the
     * request and not the new revision (PostgreSQL manual, 13.2.1): then the request is read again.
     */
    Optional<Row> lock(RequestId id) {
        return sql.sql("with r as materialized (select * from request where request_id = ? for update) select "
                        + COLUMNS + " from r left join request_revision v using (tenant_id, request_id, revision)")
                .param(id.value())
                .query((row, index) -> Optional.ofNullable(row.getString("form") == null ? null : row(row, index)))
                .optional()
                .flatMap(locked -> locked.or(() -> find(id)));
    }

    /** What the execution is started with; empty if this tenant has no such request. */
    Optional<Start> start(RequestId id) {
        return sql.sql("select r.tenant_id, r.requester_facts, r.run_revision, r.run_since, " + COLUMNS + TABLES
                        + "where r.request_id = ?")
                .param(id.value())
                .query((row, index) -> new Start(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row(row, index),
                        run(row),
                        requesterFacts(row)))
                .optional();
    }

    Optional<ExecutionRun> run(RequestId id) {
        return sql.sql("select template_version_id, moves, run_revision, run_since from request where request_id = ?")
                .param(id.value())
                .query((row, index) -> run(row))
                .optional();
    }

    private static ExecutionRun run(ResultSet row) throws SQLException {
        int moves = row.getInt("moves");
        return new ExecutionRun(
                new TemplateVersionId(row.getObject("template_version_id", UUID.class)),
                moves,
                row.getInt("run_revision"),
                moves == 0
                        ? Optional.of(Instant.EPOCH)
                        : Optional.ofNullable(row.getTimestamp("run_since")).map(Timestamp::toInstant));
    }

    /** Empty if the request is closed. */
    Optional<Integer> openRevision(RequestId id) {
        return sql.sql("select revision from request where request_id = ? and closed_at is null")
                .param(id.value())
                .query(Integer.class)
                .optional();
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
                          amount, currency, similar_key, requester_id, requester_facts, program_name, program_action, status, submitted_at, changed_at)
                        values (:tenant, :id, :submission, :template, :number, :title, :titles::jsonb,
                          :amount, :currency, :similar, :requester, :facts::jsonb, :program, :action, 'SUBMITTED', :now, :now)
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
                .param("similar", row.similarKey().orElse(null))
                .param("requester", row.requester().value())
                .param("facts", JSON.writeValueAsString(row.requesterFacts()))
                .param("program", row.program().map(ByProgram::program).orElse(null))
                .param("action", row.program().flatMap(ByProgram::action).orElse(null))
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

    /** Returns false if it was started before. */
    boolean start(RequestId id, Instant now) {
        return sql.sql("""
                        update request set status = 'IN_PROGRESS', changed_at = ?
                        where request_id = ? and status = 'SUBMITTED'
                        """).params(Timestamp.from(now), id.value()).update() == 1;
    }

    void close(RequestId id, RequestStatus status, @Nullable String reason, Instant now) {
        sql.sql("""
                        update request set status = :status, outcome_reason = :reason, changed_at = :now, closed_at = :now,
                          changes_due = null
                        where request_id = :id
                        """)
                .param("status", status.name())
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .update();
    }

    /** Ends it as withdrawn, by somebody else than its requester. */
    void cancel(RequestId id, PersonId by, String reason, Instant now) {
        close(id, RequestStatus.WITHDRAWN, reason, now);
        sql.sql("update request set cancelled_by = ? where request_id = ?")
                .params(by.value(), id.value())
                .update();
    }

    /** Remembers the step at which a request failed. */
    void failedAt(RequestId id, String step) {
        sql.sql("update request set failed_step = ? where request_id = ?")
                .params(step, id.value())
                .update();
    }

    Optional<String> failedStep(RequestId id) {
        return sql.sql("select failed_step from request where request_id = ? and failed_step is not null")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    /** Makes a failed request open again. */
    void reopen(RequestId id, RequestStatus status, int redrives, Instant now) {
        sql.sql("""
                        update request set status = :status, outcome_reason = null, failed_step = null, changed_at = :now, closed_at = null,
                          unconfirmed_at = null, unconfirmed_outcome = null, unconfirmed_step = null, compare_after = null,
                          redrives = :redrives
                        where request_id = :id
                        """)
                .param("status", status.name())
                .param("now", Timestamp.from(now))
                .param("redrives", redrives)
                .param("id", id.value())
                .update();
    }

    /**
     * Stores an end that is not confirmed. The request is compared with its execution again when as much time has passed as since it was marked, from a
     * minute to a day: what may mend itself does so soon, and the rest needs an administrator.
     */
    void markUnconfirmed(RequestId id, ClaimedEnd end, Instant now) {
        sql.sql("""
                        update request set unconfirmed_outcome = :outcome, unconfirmed_step = :step,
                          changed_at = case when unconfirmed_at is null then greatest(changed_at, :now) else changed_at end,
                          compare_after = :now::timestamptz + greatest(interval '1 minute',
                            least(interval '1 day', :now::timestamptz - coalesce(unconfirmed_at, :now))),
                          unconfirmed_at = coalesce(unconfirmed_at, :now)
                        where request_id = :id
                        """)
                .param("outcome", end.outcome().map(Enum::name).orElse(null))
                .param("step", end.step().orElse(null))
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .update();
    }

    /** The facts about the requester for the execution; empty for a request that was submitted before these were stored. */
    Optional<ObjectNode> requesterFacts(RequestId id) {
        return sql.sql("select requester_facts from request where request_id = ?")
                .param(id.value())
                .query((row, index) -> requesterFacts(row))
                .single();
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

    private static Optional<ObjectNode> requesterFacts(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("requester_facts")).map(facts -> (ObjectNode) JSON.readTree(facts));
    }

    private static Optional<ByProgram> program(ResultSet row) throws SQLException {
        Optional<String> action = Optional.ofNullable(row.getString("program_action"));
        return Optional.ofNullable(row.getString("program_name")).map(name -> new ByProgram(name, action));
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getString("number"),
                row.getString("title"),
                StoredTitle.read(row.getString("title"), row.getString("titles")),
                RequestStatus.valueOf(row.getString("status")),
                Optional.ofNullable(row.getObject("cancelled_by", UUID.class)).map(PersonId::new),
                row.getInt("revision"),
                new PersonId(row.getObject("requester_id", UUID.class)),
                new TemplateVersionId(row.getObject("template_version_id", UUID.class)),
                JSON.readTree(row.getString("form")),
                row.getTimestamp("submitted_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("closed_at")).map(Timestamp::toInstant),
                row.getString("outcome_reason"),
                Optional.ofNullable(row.getTimestamp("changes_due")).map(Timestamp::toInstant),
                row.getInt("redrives"),
                row.getInt("moves"),
                program(row),
                row.getBoolean("unconfirmed")
                        ? Optional.of(new ClaimedEnd(
                                Optional.ofNullable(row.getString("unconfirmed_outcome"))
                                        .map(RequestEvent.Outcome::valueOf),
                                Optional.ofNullable(row.getString("unconfirmed_step")),
                                row.getBoolean("end_known")))
                        : Optional.empty());
    }
}
