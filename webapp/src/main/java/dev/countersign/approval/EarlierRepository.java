package dev.countersign.approval;

import dev.countersign.people.Actor;
import dev.countersign.people.Right;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.RequestId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EarlierRepository {

    /**
     * The most closed requests of a requester that are read, of each of the three groups, and the most of them for which is checked who may open them.
     */
    private static final int LATEST = 200;

    /** The expression of the index {@code request_of_requester_by_group}. */
    private static final String GROUP = """
            (case when c.status in ('SUBMITTED', 'IN_PROGRESS') then 'OPEN' when c.status in ('APPROVED', 'DENIED') then c.status
              else 'OTHER' end)
            """;

    private final JdbcClient sql;

    EarlierRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The requester's latest closed requests from any version of the same template, newest first, that the reader may open: all for administrators; for others
     * those that they are or were asked about, and their own. Each group is a range of one index, also with a generic plan of PostgreSQL, so that open
     * requests are not read. With {@code exists} instead of a scalar subquery, PostgreSQL may read all assignments of the reader.
     */
    List<RequestId> visible(Actor reader, FiledRequest request, int limit) {
        return sql.sql("""
                        select r.request_id
                        from (
                          select closed.*
                          from (values ('APPROVED'), ('DENIED'), ('OTHER')) as ended (name)
                            cross join lateral (
                              select c.tenant_id, c.request_id, c.requester_id, c.template_version_id
                              from request c
                              where c.requester_id = :requester and c.closed_at is not null and %s = ended.name
                              order by c.request_id desc
                              limit :latest) closed
                          where closed.request_id <> :except
                            and closed.template_version_id in (
                              select template_version_id from template_version where template_id =
                                (select template_id from template_version where template_version_id = :template))
                          order by closed.request_id desc
                          limit :latest) r
                        where :everything or r.requester_id = :reader or (
                          select true from approval a join assignment s using (tenant_id, approval_id)
                          where a.tenant_id = r.tenant_id and a.request_id = r.request_id and (s.person_id = :reader or s.stands_for = :reader) limit 1)
                        order by r.request_id desc
                        limit :limit
                        """.formatted(GROUP))
                .param("requester", request.requester().value())
                .param("except", request.id().value())
                .param("template", request.template().value())
                .param("everything", reader.may(Right.SEE_REQUESTS))
                .param("reader", reader.person().value())
                .param("latest", LATEST)
                .param("limit", limit)
                .query((row, index) -> new RequestId(row.getObject(1, UUID.class)))
                .list();
    }
}
