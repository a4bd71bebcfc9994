package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.ApprovalTrace.Waiting;
import dev.countersign.request.RequestId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads for lists whose decisions requests wait for. The database counts the people, and returns the names of a few. */
@Repository
class WaitingRepository {

    private record Row(RequestId request, Waiting waiting) {}

    /** The kinds of {@link Reason#asksAdministrator()} in the format that is stored, and in the earlier format. */
    private static final String[] ADMINISTRATORS = {
        "NOBODY_LEFT", "EXPRESSION_FAILED", "why.nobody-left", "why.expression-failed"
    };

    private final JdbcClient sql;

    WaitingRepository(JdbcClient sql) {
        this.sql = sql;
    }

    Map<RequestId, List<Waiting>> of(Collection<RequestId> requests) {
        return sql
                .sql("""
                        select a.request_id, a.step, a.opened_at, a.due_at, people.asked, people.stand_ins, people.approved,
                          people.awaited, people.awaited_ids
                        from approval a
                          cross join lateral (
                            select count(*) as asked,
                              coalesce(bool_and(coalesce(s.reason ->> 'kind', s.reason ->> 'key') = any (:standIns)), true) as stand_ins,
                              count(*) filter (where d.verdict = 'APPROVE') as approved,
                              count(*) filter (where d.decision_id is null) as awaited,
                              (array_agg(s.person_id order by s.assignment_id) filter (where d.decision_id is null))[1 : :few]
                                as awaited_ids
                            from assignment s
                              left join decision d on d.tenant_id = s.tenant_id and d.assignment_id = s.assignment_id
                                and d.undone_at is null
                            where s.tenant_id = a.tenant_id and s.approval_id = a.approval_id and s.status <> 'SUSPENDED') people
                        where a.request_id = any (:requests) and a.status = 'OPEN'
                        order by a.approval_id
                        """)
                .param("few", Waiting.FEW)
                .param("standIns", ADMINISTRATORS)
                .param("requests", requests.stream().map(RequestId::value).toArray(UUID[]::new))
                .query(WaitingRepository::row)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::request, LinkedHashMap::new, Collectors.mapping(Row::waiting, Collectors.toList())));
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                new RequestId(row.getObject("request_id", UUID.class)),
                new Waiting(
                        row.getString("step"),
                        row.getBoolean("stand_ins"),
                        row.getInt("asked"),
                        row.getInt("approved"),
                        row.getInt("awaited"),
                        people(row.getArray("awaited_ids")),
                        row.getTimestamp("opened_at").toInstant(),
                        Optional.of(row.getTimestamp("due_at").toInstant())));
    }

    private static List<PersonId> people(@Nullable Array ids) throws SQLException {
        return ids == null
                ? List.of()
                : Arrays.stream((UUID[]) ids.getArray()).map(PersonId::new).toList();
    }
}
