package dev.countersign.approval;

import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
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

/**
 * Reads the open assignments of a person. Every statement reads a range of {@code assignment_inbox} or {@code assignment_inbox_of_template}, and
 * ends after a page or after the limit of the counts. So its cost does not depend on the size of the inbox.
 */
@Repository
class InboxRepository {

    /**
     * One open assignment of a person.
     *
     * @param standsFor the person who is asked and away, if this one decides for them
     */
    record Row(
            AssignmentId assignment,
            ApprovalId approval,
            RequestId request,
            String step,
            Instant askedAt,
            Instant due,
            List<Reason> why,
            Optional<PersonId> standsFor) {}

    /** How many open assignments there are from one template, and its newest version. */
    record Count(String template, TemplateVersionId newest, int all) {}

    record Totals(int all, int today, int overdue) {}

    /** Due at or after {@code from} and before {@code until}, if these are given. */
    record Due(Optional<Instant> from, Optional<Instant> until) {}

    private static final String OPEN = " from assignment s where s.person_id = :person and s.status = 'OPEN'";

    private final JdbcClient sql;

    InboxRepository(JdbcClient sql) {
        this.sql = sql;
    }

    Page<Row> open(PersonId person, Due due, Optional<String> template, Range<InboxCursor> range) {
        String direction = range.isBackward() ? " desc" : "";
        List<Row> found = sql.sql("""
                        select s.assignment_id, a.approval_id, a.request_id, a.step, a.opened_at, s.due_at, s.reason, s.stands_for
                        from assignment s join approval a on a.tenant_id = s.tenant_id and a.approval_id = s.approval_id
                        where s.person_id = :person and s.status = 'OPEN'
                        """
                        + conditions(due)
                        + template.map(_ ->
                                        " and s.template_id = (select template_id from template where key = :template)")
                                .orElse("")
                        + range.key()
                                .map(_ -> " and (s.due_at, s.assignment_id) " + range.comparisonAscending()
                                        + " (:keyDue, :keyAssignment)")
                                .orElse("")
                        + " order by s.due_at" + direction + ", s.assignment_id" + direction + " limit :limit")
                .param("person", person.value())
                .param("from", due.from().map(Timestamp::from).orElse(null))
                .param("until", due.until().map(Timestamp::from).orElse(null))
                .param("template", template.orElse(null))
                .param(
                        "keyDue",
                        range.key().map(key -> Timestamp.from(key.due())).orElse(null))
                .param(
                        "keyAssignment",
                        range.key().map(key -> key.assignment().value()).orElse(null))
                .param("limit", range.limit() + 1)
                .query(InboxRepository::row)
                .list();
        return Page.of(found, range);
    }

    /** At most {@value InboxCounts#MOST}. */
    int count(PersonId person) {
        return sql.sql("select " + counted(""))
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /** Each at most {@value InboxCounts#MOST}. */
    Totals totals(PersonId person, Instant now, Instant endOfToday) {
        return sql.sql("select " + counted("") + " as everything, " + counted(" and s.due_at < :now") + " as overdue, "
                        + counted(" and s.due_at >= :now and s.due_at < :end") + " as today")
                .param("person", person.value())
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(endOfToday))
                .query((row, index) -> new Totals(row.getInt("everything"), row.getInt("today"), row.getInt("overdue")))
                .single();
    }

    private static String counted(String condition) {
        return "(select count(*) from (select" + OPEN + condition + " limit " + InboxCounts.MOST + ") counted)";
    }

    /**
     * By template, each at most {@value InboxCounts#MOST}. Jumps in the index from one template to the next (a loose index scan), so that it reads
     * a limited number of rows for each.
     */
    List<Count> counts(PersonId person) {
        return sql.sql("""
                        with recursive waiting (template_id) as (
                          (select s.template_id %1$s order by s.template_id limit 1)
                          union all
                          select (select s.template_id %1$s and s.template_id > w.template_id order by s.template_id limit 1)
                          from waiting w where w.template_id is not null)
                        select t.key,
                          (select v.template_version_id from template_version v where v.template_id = t.template_id
                           order by v.version desc limit 1) as newest,
                          %2$s as everything
                        from waiting w join template t on t.template_id = w.template_id
                        order by t.key
                        """.formatted(OPEN, counted(" and s.template_id = t.template_id")))
                .param("person", person.value())
                .query((row, index) -> new Count(
                        row.getString("key"),
                        new TemplateVersionId(row.getObject("newest", UUID.class)),
                        row.getInt("everything")))
                .list();
    }

    private static String conditions(Due due) {
        return due.from().map(_ -> " and s.due_at >= :from").orElse("")
                + due.until().map(_ -> " and s.due_at < :until").orElse("");
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                new AssignmentId(row.getObject("assignment_id", UUID.class)),
                new ApprovalId(row.getObject("approval_id", UUID.class)),
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getString("step"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                StoredReasons.read(row.getString("reason")),
                Optional.ofNullable(row.getObject("stands_for", UUID.class)).map(PersonId::new));
    }
}
