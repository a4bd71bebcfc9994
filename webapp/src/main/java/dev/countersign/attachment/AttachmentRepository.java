package dev.countersign.attachment;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
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

@Repository
class AttachmentRepository {

    /** The number and size of files. */
    record Sum(int files, long bytes) {}

    private static final String COLUMNS = """
            select attachment_id, name, format, size, sha256, uploaded_by, uploaded_at, request_id, field, attached_at, hidden_by, hidden_at
            from attachment
            """;

    private final JdbcClient sql;

    AttachmentRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Before its bytes are stored. */
    void announce(TenantId tenant, Attachment file) {
        sql.sql("""
                        insert into attachment (tenant_id, attachment_id, uploaded_by, uploaded_at, name, format, size, sha256)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        tenant.value(),
                        file.id().value(),
                        file.by().value(),
                        Timestamp.from(file.uploadedAt()),
                        file.name(),
                        file.format().name(),
                        file.size(),
                        file.sha256())
                .update();
    }

    /** Its bytes are there. False if it was removed meanwhile. */
    boolean stored(AttachmentId file) {
        return sql.sql("update attachment set stored = true where attachment_id = ?")
                        .param(file.value())
                        .update()
                > 0;
    }

    int unused(PersonId by) {
        return sql.sql("select count(*) from attachment where uploaded_by = ? and request_id is null")
                .param(by.value())
                .query(Integer.class)
                .single();
    }

    Optional<Attachment> find(AttachmentId file) {
        return sql.sql(COLUMNS + "where attachment_id = ? and stored")
                .param(file.value())
                .query(AttachmentRepository::row)
                .optional();
    }

    List<Attachment> find(Collection<AttachmentId> files) {
        return sql.sql(COLUMNS + "where attachment_id = any(?) and stored")
                .param(files.stream().map(AttachmentId::value).toArray(UUID[]::new))
                .query(AttachmentRepository::row)
                .list();
    }

    /** In one order, so that two transactions cannot wait for each other. */
    List<Attachment> lock(Collection<AttachmentId> files) {
        return sql.sql(COLUMNS + "where attachment_id = any(?) and stored order by attachment_id for update")
                .param(files.stream().map(AttachmentId::value).toArray(UUID[]::new))
                .query(AttachmentRepository::row)
                .list();
    }

    /** In the order in which they were uploaded. */
    List<Attachment> ofRequest(UUID request) {
        return sql.sql(COLUMNS + "where request_id = ? order by attachment_id")
                .param(request)
                .query(AttachmentRepository::row)
                .list();
    }

    Sum sum(UUID request) {
        return sql.sql("select count(*) files, coalesce(sum(size), 0) bytes from attachment where request_id = ?")
                .param(request)
                .query((row, index) -> new Sum(row.getInt("files"), row.getLong("bytes")))
                .single();
    }

    /** False unless it is a stored file of this person that nothing uses yet. */
    boolean attach(AttachmentId file, PersonId by, UUID request, Optional<String> field, Instant now) {
        return sql.sql("""
                        update attachment set request_id = :request, field = :field, attached_at = :now
                        where attachment_id = :file and uploaded_by = :by and request_id is null and stored
                        """)
                        .param("request", request)
                        .param("field", field.orElse(null))
                        .param("now", Timestamp.from(now))
                        .param("file", file.value())
                        .param("by", by.value())
                        .update()
                > 0;
    }

    void hide(AttachmentId file, PersonId by, Instant now) {
        sql.sql("update attachment set hidden_by = ?, hidden_at = ? where attachment_id = ? and hidden_at is null")
                .params(by.value(), Timestamp.from(now), file.value())
                .update();
    }

    /** From now on it cannot be attached or opened. */
    void detach(AttachmentId file) {
        sql.sql("""
                        update attachment set request_id = null, field = null, attached_at = null, hidden_by = null, hidden_at = null,
                          stored = false
                        where attachment_id = ?
                        """).param(file.value()).update();
    }

    /** False if it is used, or not there. From now on it cannot be attached. */
    boolean release(AttachmentId file) {
        return sql.sql("update attachment set stored = false where attachment_id = ? and request_id is null")
                        .param(file.value())
                        .update()
                > 0;
    }

    void delete(AttachmentId file) {
        sql.sql("delete from attachment where attachment_id = ? and request_id is null and not stored")
                .param(file.value())
                .update();
    }

    private static Attachment row(ResultSet row, int index) throws SQLException {
        UUID hiddenBy = row.getObject("hidden_by", UUID.class);
        Timestamp hiddenAt = row.getTimestamp("hidden_at");
        Timestamp attachedAt = row.getTimestamp("attached_at");
        Optional<Attachment.Hidden> hidden = hiddenBy == null || hiddenAt == null
                ? Optional.empty()
                : Optional.of(new Attachment.Hidden(new PersonId(hiddenBy), hiddenAt.toInstant()));
        Optional<Attachment.Use> use = attachedAt == null
                ? Optional.empty()
                : Optional.of(new Attachment.Use(
                        row.getObject("request_id", UUID.class),
                        Optional.ofNullable(row.getString("field")),
                        attachedAt.toInstant(),
                        hidden));
        return new Attachment(
                new AttachmentId(row.getObject("attachment_id", UUID.class)),
                row.getString("name"),
                FileFormat.valueOf(row.getString("format")),
                row.getLong("size"),
                row.getString("sha256"),
                new PersonId(row.getObject("uploaded_by", UUID.class)),
                row.getTimestamp("uploaded_at").toInstant(),
                use);
    }
}
