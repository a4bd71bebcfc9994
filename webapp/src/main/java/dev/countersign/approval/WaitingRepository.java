package dev.countersign.approval;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.step.Voter;
import dev.countersign.people.PersonId;
import dev.countersign.request.ApprovalTrace.Waiting;
import dev.countersign.request.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads for lists whose decisions requests wait for; one that can still be undone is not made yet. The database counts the people, and returns the ids of a few. */
@Repository
class WaitingRepository {

    private record Row(RequestId request, Waiting waiting) {}

    /** How many people are asked for the same panels and have decided the same. */
    private record Counted(List<Reason> places, @Nullable Verdict verdict, int people) {

        private Stream<Voter> voters() {
            Voter.Vote vote = verdict == null
                    ? Voter.Vote.NONE
                    : verdict == Verdict.APPROVE ? Voter.Vote.APPROVED : Voter.Vote.DENIED;
            return Collections.nCopies(people, Ballot.voter(Reason.counting(places), vote)).stream();
        }
    }

    private record First(UUID person, List<Reason> places) {

        private Waiting.Awaited awaited() {
            return new Waiting.Awaited(
                    new PersonId(person),
                    Reason.counting(places).stream().map(Reason::panel).collect(Collectors.toSet()));
        }
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The places of a person are their reasons without the arguments: people who count in the same way have the same. */
    private static final String WAITING = """
            with asked as materialized (
              select s.approval_id, s.assignment_id, s.person_id, d.verdict,
                case when s.stands_for is null then s.assigned_at else s.passed_at end as assigned_at,
                (select jsonb_agg(jsonb_build_object(
                    'kind', coalesce(why.reason ->> 'kind', why.reason ->> 'key'),
                    'args', jsonb_build_array(),
                    'panel', coalesce((why.reason ->> 'panel')::int, 0),
                    'fallback', coalesce((why.reason ->> 'fallback')::boolean, false),
                    'lapsed', coalesce((why.reason ->> 'lapsed')::boolean, false)))
                 from jsonb_array_elements(case jsonb_typeof(s.reason) when 'array' then s.reason
                    else jsonb_build_array(s.reason) end) why(reason)) as places
              from approval a
                join assignment s on s.tenant_id = a.tenant_id and s.approval_id = a.approval_id
                left join decision d on d.tenant_id = s.tenant_id and d.assignment_id = s.assignment_id
                  and d.undone_at is null and d.undo_until <= :now
              where a.request_id = any (:requests) and (a.status = 'OPEN' or a.status = 'SETTLED' and a.answer_at > :now) and s.status not in ('SUSPENDED', 'PASSED')),
            counted as (
              select approval_id, jsonb_agg(jsonb_build_object('places', places, 'verdict', verdict, 'people', people)) as counts
              from (select approval_id, places, verdict, count(*) as people from asked
                    group by approval_id, places, verdict) by_place
              group by approval_id),
            awaited as (
              select approval_id, jsonb_agg(jsonb_build_object('person', person_id, 'places', places) order by assignment_id)
                as first, min(assigned_at) as since
              from (select *, row_number() over (partition by approval_id order by assignment_id) as position
                    from asked where verdict is null) silent
              where position <= :few
              group by approval_id)
            select a.request_id, a.step, a.visit, coalesce(w.since, a.opened_at) as since, a.due_at, c.counts, w.first
            from approval a
              left join counted c on c.approval_id = a.approval_id
              left join awaited w on w.approval_id = a.approval_id
            where a.request_id = any (:requests) and (a.status = 'OPEN' or a.status = 'SETTLED' and a.answer_at > :now) and a.step <> :revise
            order by a.approval_id
            """;

    private final JdbcClient sql;
    private final Clock clock;

    WaitingRepository(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Map<RequestId, List<Waiting>> of(Collection<RequestId> requests) {
        return sql
                .sql(WAITING)
                .param("few", Waiting.FEW)
                .param("revise", HumanTask.REVISE)
                .param("now", Timestamp.from(clock.instant()))
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
                        row.getInt("visit"),
                        list(row.getString("counts"), Counted[].class)
                                .flatMap(Counted::voters)
                                .toList(),
                        list(row.getString("first"), First[].class)
                                .map(First::awaited)
                                .toList(),
                        row.getTimestamp("since").toInstant(),
                        Optional.of(row.getTimestamp("due_at").toInstant())));
    }

    private static <T> Stream<T> list(@Nullable String json, Class<T[]> type) {
        return json == null ? Stream.empty() : Arrays.stream(JSON.readValue(json, type));
    }
}
