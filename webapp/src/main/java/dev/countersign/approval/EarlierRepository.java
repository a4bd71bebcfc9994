package dev.countersign.approval;

import dev.countersign.people.Actor;
import dev.countersign.people.Right;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.RequestId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads earlier requests from any version of the same template. Each part of the statement reads a limited number of rows of an index, whatever the plan. */
@Repository
class EarlierRepository {

    /** Why a request is found. */
    enum Likeness {
        /** It is about the same. */
        SAME,
        /** It is of the same requester. */
        REQUESTER,
        /** The reader was asked about it. */
        ASKED
    }

    record Found(Likeness likeness, RequestId request) {}

    /**
     * The most closed requests that are read, of a requester from each of the three groups, and the most of them for which is checked who may open them.
     */
    private static final int LATEST = 200;

    /** So many of the latest assignments of the reader are read. */
    private static final int ASKED = 50;

    /** The expression of the index {@code request_of_requester_by_group}. */
    private static final String GROUP = """
            (case when c.status in ('SUBMITTED', 'IN_PROGRESS') then 'OPEN' when c.status in ('APPROVED', 'DENIED') then c.status
              else 'OTHER' end)
            """;

    /** All versions of the template. */
    private static final String SAME_TEMPLATE = """
            select template_version_id from template_version where template_id =
              (select template_id from template_version where template_version_id = :template)
            """;

    /** On the row {@code r}. With {@code exists} instead of a scalar subquery, PostgreSQL may read all assignments of the reader. */
    private static final String MAY_OPEN = """
            (:everything or r.requester_id = :reader or (
              select true from approval a join assignment s using (tenant_id, approval_id)
              where a.tenant_id = r.tenant_id and a.request_id = r.request_id and (s.person_id = :reader or s.stands_for = :reader) limit 1))
            """;

    /** A range of the index {@code request_closed_by_similar_key}. */
    private static final String ABOUT_THE_SAME = """
            (select 'SAME' as likeness, r.request_id
            from (
              select c.tenant_id, c.request_id, c.requester_id
              from request c
              where c.similar_key = :key and c.closed_at is not null and c.request_id <> :except
                and c.template_version_id in (%s)
              order by c.request_id desc
              limit %d) r
            where %s
            order by r.request_id desc
            limit :limit)
            """.formatted(SAME_TEMPLATE, LATEST, MAY_OPEN);

    /** Each group is a range of one index, also with a generic plan of PostgreSQL, so that open requests are not read. */
    private static final String OF_REQUESTER = """
            (select 'REQUESTER' as likeness, r.request_id
            from (
              select closed.*
              from (values ('APPROVED'), ('DENIED'), ('OTHER')) as ended (name)
                cross join lateral (
                  select c.tenant_id, c.request_id, c.requester_id, c.template_version_id
                  from request c
                  where c.requester_id = :requester and c.closed_at is not null and %s = ended.name
                  order by c.request_id desc
                  limit %d) closed
              where closed.request_id <> :except
                and closed.template_version_id in (%s)
              order by closed.request_id desc
              limit %d) r
            where %s
            order by r.request_id desc
            limit :limit)
            """.formatted(GROUP, LATEST, SAME_TEMPLATE, LATEST, MAY_OPEN);

    /**
     * A range of the index {@code assignment_by_person}, and the request of each row by keys. With {@code person_id = :reader}, PostgreSQL may instead read
     * the assignments of everybody by the primary key, until it has found enough of the reader.
     */
    private static final String ASKED_ABOUT = """
            (select distinct 'ASKED' as likeness, asked.request_id
            from (
              select (select r.request_id
                  from approval a join request r on r.tenant_id = a.tenant_id and r.request_id = a.request_id
                  where a.tenant_id = s.tenant_id and a.approval_id = s.approval_id and r.closed_at is not null) as request_id
              from (
                select tenant_id, approval_id, template_id
                from assignment
                where person_id between :reader and :reader
                order by person_id desc, assignment_id desc
                limit %d) s
              where s.template_id = (select template_id from template_version where template_version_id = :template)) asked
            where asked.request_id <> :except
            order by asked.request_id desc
            limit :limit)
            """.formatted(ASKED);

    private final JdbcClient sql;

    EarlierRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The latest closed requests that the reader may open, of each likeness, newest first: all for administrators; for others those that they are or
     * were asked about, and their own.
     *
     * @param key what the request is about, if it has an answer that tells it
     * @param limit the most of each likeness
     */
    List<Found> find(Actor reader, FiledRequest request, Optional<String> key, int limit) {
        String about = key.map(_ -> ABOUT_THE_SAME + " union all ").orElse("");
        return sql.sql(about + OF_REQUESTER + " union all " + ASKED_ABOUT)
                .param("key", key.orElse(null))
                .param("requester", request.requester().value())
                .param("except", request.id().value())
                .param("template", request.template().value())
                .param("everything", reader.may(Right.SEE_REQUESTS))
                .param("reader", reader.person().value())
                .param("limit", limit)
                .query((row, index) ->
                        new Found(Likeness.valueOf(row.getString(1)), new RequestId(row.getObject(2, UUID.class))))
                .list();
    }
}
