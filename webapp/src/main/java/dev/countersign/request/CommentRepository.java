package dev.countersign.request;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CommentRepository {

    /** A comment on a request. */
    record Comment(UUID id, PersonId author, String text, Instant at) {}

    private final JdbcClient sql;

    CommentRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Returns false if it is a repetition of the same click. */
    boolean add(TenantId tenant, RequestId request, Comment comment, UUID idempotency) {
        return sql.sql("""
                        insert into comment (tenant_id, comment_id, request_id, author_id, text, written_at, idempotency)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, author_id, idempotency) do nothing
                        """)
                        .params(
                                tenant.value(),
                                comment.id(),
                                request.value(),
                                comment.author().value(),
                                comment.text(),
                                Timestamp.from(comment.at()),
                                idempotency)
                        .update()
                > 0;
    }

    /** The latest comments, the oldest of them first; one more than the limit if there are more. */
    List<Comment> latest(RequestId request, int limit) {
        return sql.sql("""
                        select comment_id, author_id, text, written_at from comment
                        where request_id = ? order by comment_id desc limit ?
                        """)
                .params(request.value(), limit + 1)
                .query(CommentRepository::comment)
                .list()
                .reversed();
    }

    /** What the requester wrote when they sent a revision, oldest first. */
    List<Reply> withRevisions(RequestId request) {
        return sql.sql("""
                        select r.revision, c.text, c.written_at from request_revision r
                          join comment c on c.tenant_id = r.tenant_id and c.request_id = r.request_id
                            and c.author_id = r.submitted_by and c.written_at = r.submitted_at
                        where r.request_id = ? and r.revision > 1 order by r.revision
                        """)
                .param(request.value())
                .query((row, index) -> new Reply(
                        row.getInt("revision"),
                        row.getString("text"),
                        row.getTimestamp("written_at").toInstant()))
                .list();
    }

    private static Comment comment(ResultSet row, int index) throws SQLException {
        return new Comment(
                row.getObject("comment_id", UUID.class),
                new PersonId(row.getObject("author_id", UUID.class)),
                row.getString("text"),
                row.getTimestamp("written_at").toInstant());
    }
}
