package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.template.TemplateVersionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class InboxRepository {

    /** One open assignment of a person. */
    record Row(
            AssignmentId assignment,
            ApprovalId approval,
            RequestId request,
            String step,
            Instant askedAt,
            Instant due,
            Reason why) {}

    /** How many open assignments there are from one template, by its newest version among them. */
    record Count(String template, TemplateVersionId version, int all, int overdue, int today) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;

    InboxRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Due at or after {@code from} and before {@code until}, where those are given. */
    List<Row> open(
            PersonId person,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<String> template,
            Optional<InboxCursor> after,
            int limit) {
        return sql.sql("""
                        select s.assignment_id, a.approval_id, a.request_id, a.step, a.opened_at, s.due_at, s.reason
                        from assignment s
                          join approval a using (tenant_id, approval_id)
                          join request r using (tenant_id, request_id)
                          join template_version v using (tenant_id, template_version_id)
                          join template t using (tenant_id, template_id)
                        where s.person_id = :person and s.status = 'OPEN'
                          and (:from::timestamptz is null or s.due_at >= :from)
                          and (:until::timestamptz is null or s.due_at < :until)
                          and (:template::text is null or t.key = :template)
                          and (:afterDue::timestamptz is null or (s.due_at, s.assignment_id) > (:afterDue, :afterId))
                        order by s.due_at, s.assignment_id
                        limit :limit
                        """)
                .param("person", person.value())
                .param("from", from.map(Timestamp::from).orElse(null))
                .param("until", until.map(Timestamp::from).orElse(null))
                .param("template", template.orElse(null))
                .param(
                        "afterDue",
                        after.map(cursor -> Timestamp.from(cursor.due())).orElse(null))
                .param(
                        "afterId",
                        after.map(cursor -> cursor.assignment().value()).orElse(null))
                .param("limit", limit)
                .query(InboxRepository::row)
                .list();
    }

    List<Count> counts(PersonId person, Instant now, Instant endOfToday) {
        return sql.sql("""
                        select t.key, max(v.template_version_id::text)::uuid as version, count(*) as everything,
                          count(*) filter (where s.due_at < :now) as overdue,
                          count(*) filter (where s.due_at >= :now and s.due_at < :end) as today
                        from assignment s
                          join approval a using (tenant_id, approval_id)
                          join request r using (tenant_id, request_id)
                          join template_version v using (tenant_id, template_version_id)
                          join template t using (tenant_id, template_id)
                        where s.person_id = :person and s.status = 'OPEN'
                        group by t.key
                        order by t.key
                        """)
                .param("person", person.value())
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(endOfToday))
                .query((row, index) -> new Count(
                        row.getString("key"),
                        new TemplateVersionId(row.getObject("version", UUID.class)),
                        row.getInt("everything"),
                        row.getInt("overdue"),
                        row.getInt("today")))
                .list();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                new AssignmentId(row.getObject("assignment_id", UUID.class)),
                new ApprovalId(row.getObject("approval_id", UUID.class)),
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getString("step"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                JSON.readValue(row.getString("reason"), Reason.class));
    }
}
