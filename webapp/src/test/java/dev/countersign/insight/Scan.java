package dev.countersign.insight;

import dev.countersign.people.WorkingCalendar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures, computed by reading all requests with other statements than the product's. */
record Scan(JdbcClient sql, WorkingCalendar calendar) {

    private static final String GROUPS = """
            array(select distinct g.key from (values ('finance'), ('legal')) as g (key), assignment s join approval b using (tenant_id, approval_id)
              where (%s) and s.reason::text like '%%"' || g.key || '"%%') || array['']
            """;

    private static final String LATE = "(a.outcome = 'EXPIRED' or a.closed_at > a.due_at)";

    private static final String COUNTS = """
            a.status <> 'VOID' and a.closed_at is not null and (a.outcome <> 'CHANGES_REQUESTED' or exists (
              select from decision d where d.approval_id = a.approval_id and d.verdict = 'REQUEST_CHANGES' and d.undone_at is null))
            """;

    private static final String REQUEST = """
            from request r join template_version v using (tenant_id, template_version_id) join template t using (tenant_id, template_id)
            """;

    /** How often each figure counts, and its seconds of waiting; those that are zero are left out. */
    Map<String, String> figures() {
        Map<String, long[]> sums = new TreeMap<>();
        read(sums, """
                select 'SUBMITTED' as kind, r.submitted_at as at, null::timestamptz as since, t.key, '' as step, '' as outcome, 0 as mark,
                  '' as department, null::uuid as person, %s as groups
                """.formatted(GROUPS.formatted("b.request_id = r.request_id")) + REQUEST);
        read(
                sums,
                """
                select 'CLOSED' as kind, r.closed_at as at, r.submitted_at as since, t.key, '' as step, r.status as outcome,
                  case when r.status in ('APPROVED', 'DENIED')
                    and not exists (select from approval a where a.request_id = r.request_id and a.step <> 'revise') then 1 else 0 end
                  + case when exists (select from approval a join decision d using (tenant_id, approval_id)
                    where a.request_id = r.request_id and d.verdict = 'REQUEST_CHANGES' and d.undone_at is null) then 2 else 0 end
                  + case when exists (select from approval a where a.request_id = r.request_id and a.step <> 'revise' and %s and %s)
                    then 4 else 0 end as mark,
                  '' as department, null::uuid as person, %s as groups
                """.formatted(LATE, COUNTS, GROUPS.formatted("b.request_id = r.request_id")) + REQUEST
                        + "where r.closed_at is not null");
        read(
                sums,
                """
                select 'STEP' as kind, a.closed_at as at, a.opened_at as since, t.key, a.step, a.outcome, case when %s then 4 else 0 end as mark,
                  '' as department, null::uuid as person, %s as groups
                """.formatted(LATE, GROUPS.formatted("b.approval_id = a.approval_id")) + REQUEST
                        + "join approval a using (tenant_id, request_id) where " + COUNTS);
        read(sums, """
                select 'WAIT' as kind, coalesce(d.decided_at, a.closed_at) as at, s.assigned_at as since, t.key, '' as step, '' as outcome, 0 as mark,
                  coalesce(r.requester_facts ->> 'department', p.department, '') as department, s.person_id as person, %s as groups
                """.formatted(GROUPS.formatted("b.approval_id = a.approval_id")) + REQUEST + """
                  join approval a using (tenant_id, request_id) join assignment s using (tenant_id, approval_id)
                  join person p on p.person_id = r.requester_id
                  left join decision d on d.assignment_id = s.assignment_id and d.undone_at is null
                where (d.decided_at is not null or a.outcome = 'EXPIRED') and
                """ + COUNTS);
        return text(sums);
    }

    /** The same from the table. */
    Map<String, String> counted() {
        Map<String, long[]> sums = new TreeMap<>();
        sql.sql("select * from insight_figure where counted <> 0 or seconds <> 0")
                .query(row -> {
                    String person = row.getString("person_id");
                    String key = String.join(
                            "|",
                            row.getString("kind"),
                            row.getString("month"),
                            row.getString("template_key"),
                            row.getString("step"),
                            row.getString("outcome"),
                            row.getString("mark"),
                            row.getString("bucket"),
                            row.getString("group_key"),
                            row.getString("department"),
                            person.equals("00000000-0000-0000-0000-000000000000") ? "null" : person);
                    sums.put(key, new long[] {row.getLong("counted"), row.getLong("seconds")});
                });
        return text(sums);
    }

    private void read(Map<String, long[]> sums, String statement) {
        sql.sql(statement).query(row -> {
            add(sums, row);
        });
    }

    private void add(Map<String, long[]> sums, ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("at");
        @Nullable Timestamp since = row.getTimestamp("since");
        var took = since == null ? java.time.Duration.ZERO : calendar.between(since.toInstant(), at.toInstant());
        boolean wait = row.getString("kind").equals("WAIT");
        for (String group : (String[]) row.getArray("groups").getArray()) {
            String key = String.join(
                    "|",
                    row.getString("kind"),
                    at.toInstant()
                            .atZone(calendar.zone())
                            .toLocalDate()
                            .withDayOfMonth(1)
                            .toString(),
                    row.getString("key"),
                    row.getString("step"),
                    row.getString("outcome"),
                    row.getString("mark"),
                    Integer.toString(wait ? 0 : Buckets.of(took)),
                    group,
                    row.getString("department"),
                    String.valueOf(row.getString("person")));
            long[] sum = sums.computeIfAbsent(key, _ -> new long[2]);
            sum[0]++;
            sum[1] += wait ? took.toSeconds() : 0;
        }
    }

    private static Map<String, String> text(Map<String, long[]> sums) {
        return sums.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> one.getValue()[0] + " times, " + one.getValue()[1] + " s",
                        (_, last) -> last,
                        TreeMap::new));
    }
}
