package dev.countersign.approval;

import dev.countersign.people.Actor;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.RequestId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EarlierRepository {

    /** The most requests of a requester for which is checked who may open them. */
    private static final int LATEST = 200;

    private final JdbcClient sql;

    EarlierRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The requester's latest closed requests from any version of the same template, newest first, that the reader may open: all for administrators; for others
     * those that they are or were asked about, and their own.
     */
    List<RequestId> visible(Actor reader, FiledRequest request, int limit) {
        return sql.sql("""
                        select r.request_id
                        from (
                          select r.tenant_id, r.request_id, r.requester_id
                          from request r join template_version t using (tenant_id, template_version_id)
                          where r.requester_id = :requester and r.closed_at is not null and r.request_id <> :except
                            and t.template_id =
                              (select template_id from template_version where template_version_id = :template)
                          order by r.request_id desc
                          limit :latest) r
                        where (:everything or r.requester_id = :reader or exists
                            (select from approval a join assignment s using (tenant_id, approval_id)
                             where a.tenant_id = r.tenant_id and a.request_id = r.request_id and s.person_id = :reader))
                        order by r.request_id desc
                        limit :limit
                        """)
                .param("requester", request.requester().value())
                .param("except", request.id().value())
                .param("template", request.template().value())
                .param("everything", reader.isAdministrator())
                .param("reader", reader.person().value())
                .param("latest", LATEST)
                .param("limit", limit)
                .query((row, index) -> new RequestId(row.getObject(1, UUID.class)))
                .list();
    }
}
