package dev.countersign.approval;

import dev.countersign.definitions.text.SearchKey;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestText;
import dev.countersign.template.TemplateVersionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the open assignments of a person. Every statement reads a range of {@code assignment_inbox}, {@code assignment_inbox_newest} or
 * {@code assignment_inbox_of_template}, and
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
            int revision,
            String step,
            Instant askedAt,
            Instant due,
            List<Reason> why,
            Optional<PersonId> standsFor) {}

    /** How many open assignments there are from one template, and its newest version. */
    record Count(String template, TemplateVersionId newest, int all) {}

    /** A step that waits for the person. */
    record Step(RequestId request, ApprovalId approval, String step) {}

    record Totals(int all, int today, int overdue) {}

    /** Due at or after {@code from} and before {@code until}, if these are given. */
    record Due(Optional<Instant> from, Optional<Instant> until) {}

    private static final String OPEN = " from assignment s where s.person_id = :person and s.status = 'OPEN'";

    private final JdbcClient sql;

    InboxRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** A search by text or requester looks at the first {@value InboxFilter#SEARCHED} open assignments only. */
    Page<Row> open(PersonId person, Due due, InboxFilter filter, Range<InboxCursor> range) {
        String text = SearchKey.of(filter.text());
        boolean searches = !text.isEmpty() || filter.requester().isPresent();
        List<Row> found = sql.sql("""
                        select s.assignment_id, a.approval_id, a.request_id, a.revision, a.step, a.opened_at, s.due_at, s.reason,
                          s.stands_for
                        from (select s.*%s%s%s limit :read) s
                          join approval a on a.tenant_id = s.tenant_id and a.approval_id = s.approval_id
                          %s
                        """.formatted(
                                        OPEN,
                                        conditions(due, filter, range),
                                        order(filter.sort(), range),
                                        searches ? search(filter, text) : "")
                        + order(filter.sort(), range) + " limit :limit")
                .param("person", person.value())
                .param("from", due.from().map(Timestamp::from).orElse(null))
                .param("until", due.until().map(Timestamp::from).orElse(null))
                .param("template", filter.template().orElse(null))
                .param("requester", filter.requester().map(PersonId::value).orElse(null))
                .param("text", text)
                .param("number", SearchKey.ofNumber(filter.text()))
                .param(
                        "keyDue",
                        range.key().map(key -> Timestamp.from(key.due())).orElse(null))
                .param(
                        "keyAssignment",
                        range.key().map(key -> key.assignment().value()).orElse(null))
                .param("read", searches ? InboxFilter.SEARCHED : range.limit() + 1)
                .param("limit", range.limit() + 1)
                .query(InboxRepository::row)
                .list();
        return Page.of(found, range);
    }

    private static String search(InboxFilter filter, String text) {
        return """
                join request r on r.tenant_id = a.tenant_id and r.request_id = a.request_id
                join person p on p.tenant_id = r.tenant_id and p.person_id = r.requester_id
                where true
                """
                + filter.requester()
                        .map(_ -> " and r.requester_id = :requester")
                        .orElse("")
                + (text.isEmpty() ? "" : " and (" + RequestText.MATCHES + " or strpos(p.name_key, :text) > 0)");
    }

    private static String order(InboxFilter.Sort sort, Range<InboxCursor> range) {
        return switch (sort) {
            case DUE ->
                range.isBackward()
                        ? " order by s.due_at desc, s.assignment_id desc"
                        : " order by s.due_at, s.assignment_id";
            case NEWEST -> range.isBackward() ? " order by s.assignment_id" : " order by s.assignment_id desc";
        };
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

    /**
     * Requests, as the rows of the list: a person who is asked twice about one request has one row. Reads a limited number of assignments, and those in
     * the order of the list: without one, PostgreSQL may read the whole table in the hope to find them soon.
     */
    private static String counted(String condition) {
        return """
                (select least(count(distinct (
                   select a.request_id from approval a where a.tenant_id = s.tenant_id and a.approval_id = s.approval_id)), %d)
                 from (select s.tenant_id, s.approval_id%s%s order by s.due_at, s.assignment_id limit %d) s)
                """.formatted(InboxCounts.MOST, OPEN, condition, 2 * InboxCounts.MOST);
    }

    /** Whether there are more open assignments than a search looks at. By their order, because PostgreSQL may otherwise read all of them. */
    boolean hasMoreThanSearched(PersonId person, Due due, InboxFilter filter) {
        return sql.sql("select exists (select" + OPEN + conditions(due, filter)
                        + " order by s.due_at, s.assignment_id offset " + InboxFilter.SEARCHED + " limit 1)")
                .param("person", person.value())
                .param("from", due.from().map(Timestamp::from).orElse(null))
                .param("until", due.until().map(Timestamp::from).orElse(null))
                .param("template", filter.template().orElse(null))
                .query(Boolean.class)
                .single();
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

    private static String conditions(Due due, InboxFilter filter, Range<InboxCursor> range) {
        String key = switch (filter.sort()) {
            case DUE -> "(s.due_at, s.assignment_id) " + range.comparisonAscending() + " (:keyDue, :keyAssignment)";
            case NEWEST -> "s.assignment_id " + range.comparisonDescending() + " :keyAssignment";
        };
        return conditions(due, filter)
                + range.key().map(_ -> " and " + key).orElse("")
                + firstOfRequest(due, filter.sort());
    }

    private static String conditions(Due due, InboxFilter filter) {
        return due.from().map(_ -> " and s.due_at >= :from").orElse("")
                + due.until().map(_ -> " and s.due_at < :until").orElse("")
                + filter.template()
                        .map(_ -> " and s.template_id = (select template_id from template where key = :template)")
                        .orElse("");
    }

    /**
     * Of several open assignments of the person in one request, the first in the order of the list. As a subquery that is run for each
     * row read; {@code offset 0} keeps PostgreSQL from reading all that is due.
     */
    private static String firstOfRequest(Due due, InboxFilter.Sort sort) {
        String before = switch (sort) {
            case DUE -> "(o.due_at, o.assignment_id) < (s.due_at, s.assignment_id)";
            case NEWEST -> "o.assignment_id > s.assignment_id";
        };
        return """
                 and (select 1 from approval mine
                    join approval other on other.tenant_id = mine.tenant_id and other.request_id = mine.request_id
                      and other.status = 'OPEN' and other.approval_id <> mine.approval_id
                    cross join lateral (
                      select x.due_at, x.assignment_id from assignment x
                      where x.tenant_id = other.tenant_id and x.approval_id = other.approval_id and x.person_id = :person
                        and x.status = 'OPEN'
                      offset 0) o
                    where mine.tenant_id = s.tenant_id and mine.approval_id = s.approval_id and %s%s%s
                    limit 1) is null
                """.formatted(
                        before,
                        due.from().map(_ -> " and o.due_at >= :from").orElse(""),
                        due.until().map(_ -> " and o.due_at < :until").orElse(""));
    }

    /** The steps of these requests that wait for the person, each with its approval. */
    List<Step> steps(PersonId person, Collection<RequestId> requests) {
        return requests.isEmpty()
                ? List.of()
                : sql.sql("""
                                select a.request_id, a.approval_id, a.step
                                from approval a join assignment s on s.tenant_id = a.tenant_id and s.approval_id = a.approval_id
                                where a.request_id = any (:requests) and a.status = 'OPEN' and s.person_id = :person
                                  and s.status = 'OPEN'
                                order by s.due_at, s.assignment_id
                                """)
                        .param(
                                "requests",
                                requests.stream().map(RequestId::value).toArray(UUID[]::new))
                        .param("person", person.value())
                        .query((row, index) -> new Step(
                                new RequestId(row.getObject("request_id", UUID.class)),
                                new ApprovalId(row.getObject("approval_id", UUID.class)),
                                row.getString("step")))
                        .list();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                new AssignmentId(row.getObject("assignment_id", UUID.class)),
                new ApprovalId(row.getObject("approval_id", UUID.class)),
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getInt("revision"),
                row.getString("step"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                Reason.counting(StoredReasons.read(row.getString("reason"))),
                Optional.ofNullable(row.getObject("stands_for", UUID.class)).map(PersonId::new));
    }
}
