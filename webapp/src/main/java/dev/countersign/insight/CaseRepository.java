package dev.countersign.insight;

import dev.countersign.insight.CaseRows.Asked;
import dev.countersign.insight.CaseRows.Filed;
import dev.countersign.insight.CaseRows.Visit;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is counted, in three statements for as many requests as are asked for. */
@Repository
class CaseRepository {

    /** Whether a reason is that the person belongs to a group; earlier releases wrote the key of its sentence. The first argument is the group. */
    static final String IS_OF_GROUP = "coalesce(why ->> 'kind', why ->> 'key') in ('GROUP', 'why.group')";

    private final JdbcClient sql;

    CaseRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** The reasons of an assignment as rows named "why". What is stored is one object or a list of them. */
    static String reasons(String assignment) {
        return "jsonb_array_elements(case jsonb_typeof(%1$s.reason) when 'array' then %1$s.reason else jsonb_build_array(%1$s.reason) end) why"
                .formatted(assignment);
    }

    /** Those of the requests that exist. */
    List<CaseRows> of(Collection<UUID> requests) {
        UUID[] ids = requests.toArray(UUID[]::new);
        Map<UUID, List<Asked>> asked = asked(ids).stream().collect(Collectors.groupingBy(Asked::approval));
        Map<UUID, List<Visit>> visits = visits(ids, asked).stream().collect(Collectors.groupingBy(Visit::request));
        return filed(ids).stream()
                .map(filed -> new CaseRows(filed, visits.getOrDefault(filed.id(), List.of())))
                .toList();
    }

    /** The requests behind this one, oldest first. */
    List<UUID> behind(UUID last, int most) {
        return sql.sql("select request_id from request where request_id > ? order by request_id limit ?")
                .params(last, most)
                .query((row, index) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }

    private List<Filed> filed(UUID[] ids) {
        return sql.sql("""
                        select r.request_id, r.requester_id, coalesce(r.requester_facts ->> 'department', p.department, '') as department,
                          t.key, r.submitted_at, r.closed_at, r.status
                        from request r
                          join person p on (p.tenant_id, p.person_id) = (r.tenant_id, r.requester_id)
                          join template_version v on (v.tenant_id, v.template_version_id) = (r.tenant_id, r.template_version_id)
                          join template t on (t.tenant_id, t.template_id) = (v.tenant_id, v.template_id)
                        where r.request_id = any (?)
                        """)
                .param(ids)
                .query((row, index) -> new Filed(
                        id(row, "request_id"),
                        id(row, "requester_id"),
                        row.getString("department"),
                        row.getString("key"),
                        row.getTimestamp("submitted_at").toInstant(),
                        instant(row, "closed_at"),
                        row.getString("status")))
                .list();
    }

    private List<Visit> visits(UUID[] ids, Map<UUID, List<Asked>> asked) {
        return sql.sql("""
                        select a.approval_id, a.request_id, a.step, a.status = 'VOID' as void, coalesce(a.outcome, '') as outcome, a.opened_at,
                          a.due_at, a.closed_at,
                          array(select distinct why -> 'args' ->> 0 from assignment s, %s
                            where (s.tenant_id, s.approval_id) = (a.tenant_id, a.approval_id)
                              and %s and why -> 'args' ->> 0 is not null) as groups,
                          exists (select from decision d where (d.tenant_id, d.approval_id) = (a.tenant_id, a.approval_id)
                            and d.verdict = 'REQUEST_CHANGES' and d.undone_at is null) as sent_back
                        from approval a
                        where a.request_id = any (?)
                        """.formatted(reasons("s"), IS_OF_GROUP))
                .param(ids)
                .query((row, index) -> new Visit(
                        id(row, "approval_id"),
                        id(row, "request_id"),
                        row.getString("step"),
                        row.getBoolean("void"),
                        row.getString("outcome"),
                        row.getTimestamp("opened_at").toInstant(),
                        instant(row, "due_at"),
                        instant(row, "closed_at"),
                        texts(row.getArray("groups")),
                        row.getBoolean("sent_back"),
                        asked.getOrDefault(id(row, "approval_id"), List.of())))
                .list();
    }

    /** An earlier decision that counts again made nobody wait. */
    private List<Asked> asked(UUID[] ids) {
        return sql.sql("""
                        select s.assignment_id, s.approval_id, s.person_id, s.assigned_at, d.decided_at
                        from approval a
                          join assignment s on (s.tenant_id, s.approval_id) = (a.tenant_id, a.approval_id)
                          left join decision d on (d.tenant_id, d.assignment_id) = (s.tenant_id, s.assignment_id) and d.undone_at is null
                        where a.request_id = any (?) and a.closed_at is not null and d.repeats is null
                          and (d.decided_at is not null or a.outcome = 'EXPIRED' and s.status not in ('PASSED', 'SUSPENDED'))
                        """)
                .param(ids)
                .query((row, index) -> new Asked(
                        id(row, "assignment_id"),
                        id(row, "approval_id"),
                        id(row, "person_id"),
                        row.getTimestamp("assigned_at").toInstant(),
                        instant(row, "decided_at")))
                .list();
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp time = row.getTimestamp(column);
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
