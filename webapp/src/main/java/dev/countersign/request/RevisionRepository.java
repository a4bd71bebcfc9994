package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The forms that a request has had, and whether its requester is asked to change it. */
@Repository
class RevisionRepository {

    /** A submitted form. */
    record Revision(int number, JsonNode form, PersonId by, Instant at) {}

    /** That a revision was sent. */
    record Sent(int number, PersonId by, Instant at) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;

    RevisionRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Those after the first, in their order. */
    List<Sent> afterTheFirst(RequestId request) {
        return sql.sql("""
                        select revision, submitted_by, submitted_at from request_revision
                        where request_id = ? and revision > 1 order by revision
                        """)
                .param(request.value())
                .query((row, index) -> new Sent(
                        row.getInt("revision"),
                        new PersonId(row.getObject("submitted_by", UUID.class)),
                        row.getTimestamp("submitted_at").toInstant()))
                .list();
    }

    /** Those before this one, in their order. */
    List<Revision> before(RequestId request, int revision) {
        return sql.sql("""
                        select revision, form, submitted_by, submitted_at from request_revision
                        where request_id = ? and revision < ? order by revision
                        """)
                .params(request.value(), revision)
                .query((row, index) -> new Revision(
                        row.getInt("revision"),
                        JSON.readTree(row.getString("form")),
                        new PersonId(row.getObject("submitted_by", UUID.class)),
                        row.getTimestamp("submitted_at").toInstant()))
                .list();
    }

    Optional<JsonNode> form(RequestId request, int revision) {
        return sql.sql("select form from request_revision where request_id = ? and revision = ?")
                .params(request.value(), revision)
                .query((row, index) -> JSON.readTree(row.getString(1)))
                .optional();
    }

    /** The requester is asked to change the request until this time. */
    void sendBack(RequestId request, Instant due, Instant now) {
        sql.sql("update request set changes_due = ?, changed_at = greatest(changed_at, ?) where request_id = ?")
                .params(Timestamp.from(due), Timestamp.from(now), request.value())
                .update();
    }

    /** The requester is not asked any more. */
    void stopAsking(RequestId request) {
        sql.sql("update request set changes_due = null where request_id = ?")
                .param(request.value())
                .update();
    }

    /** The next revision counts from now on. Its title, its amount and what it is about are those of the request. */
    void insert(
            TenantId tenant,
            RequestId request,
            Revision revision,
            String title,
            Text titles,
            Optional<Fact.Value.Money> amount,
            Optional<String> similarKey) {
        sql.sql("""
                        insert into request_revision (tenant_id, request_id, revision, form, submitted_by, submitted_at)
                        values (?, ?, ?, ?::jsonb, ?, ?)
                        """)
                .params(
                        tenant.value(),
                        request.value(),
                        revision.number(),
                        JSON.writeValueAsString(revision.form()),
                        revision.by().value(),
                        Timestamp.from(revision.at()))
                .update();
        sql.sql("""
                        update request set revision = :revision, title = :title, titles = :titles::jsonb, amount = :amount,
                          currency = :currency, similar_key = :similar, changes_due = null, changed_at = greatest(changed_at, :now)
                        where request_id = :request
                        """)
                .param("revision", revision.number())
                .param("title", title)
                .param("titles", StoredTitle.translations(titles))
                .param("amount", amount.map(Fact.Value.Money::amount).orElse(null))
                .param("currency", amount.map(Fact.Value.Money::currency).orElse(null))
                .param("similar", similarKey.orElse(null))
                .param("now", Timestamp.from(revision.at()))
                .param("request", request.value())
                .update();
    }
}
