package dev.countersign.audit;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AuditRepository {

    private static final String ENTRY = """
            select sequence, at, actor_id, kind, request_id, content, previous_hash, hash from audit_entry
            """;

    private final JdbcClient sql;

    AuditRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Holds the row until the transaction ends, so that the next writer waits and continues from here. */
    AuditChain.Head lockHead(TenantId tenant) {
        sql.sql("insert into audit_head (tenant_id, sequence, hash) values (?, ?, ?) on conflict do nothing")
                .params(
                        tenant.value(),
                        AuditChain.Head.EMPTY.sequence(),
                        AuditChain.Head.EMPTY.hash().bytes())
                .update();
        return sql.sql("select sequence, hash from audit_head where tenant_id = ? for update")
                .param(tenant.value())
                .query(AuditRepository::head)
                .single();
    }

    /** Waits for writers that hold the row, so that the entries read after it are all there. */
    AuditChain.Head head(TenantId tenant) {
        return sql.sql("select sequence, hash from audit_head where tenant_id = ? for share")
                .param(tenant.value())
                .query(AuditRepository::head)
                .optional()
                .orElse(AuditChain.Head.EMPTY);
    }

    void append(TenantId tenant, AuditEntry entry) {
        sql.sql("""
                        insert into audit_entry
                          (tenant_id, sequence, at, actor_id, kind, request_id, content, previous_hash, hash)
                        values (:tenant, :sequence, :at, :actor, :kind, :request, :content, :previous, :hash)
                        """)
                .param("tenant", tenant.value())
                .param("sequence", entry.sequence())
                .param("at", Timestamp.from(entry.at()))
                .param("actor", entry.actor() == null ? null : entry.actor().value())
                .param("kind", entry.kind())
                .param("request", entry.request())
                .param("content", entry.content())
                .param("previous", entry.previous().bytes())
                .param("hash", entry.hash().bytes())
                .update();
        sql.sql("update audit_head set sequence = ?, hash = ? where tenant_id = ?")
                .params(entry.sequence(), entry.hash().bytes(), tenant.value())
                .update();
    }

    List<AuditEntry> ofRequest(UUID request) {
        return sql.sql(ENTRY + "where request_id = ? order by sequence")
                .param(request)
                .query(AuditRepository::entry)
                .list();
    }

    /** In their order, read as they are asked for; to be closed. */
    Stream<AuditEntry> all() {
        return sql.sql(ENTRY + "order by sequence").withFetchSize(1_000).query(AuditRepository::entry).stream();
    }

    private static AuditChain.Head head(ResultSet row, int index) throws SQLException {
        return new AuditChain.Head(row.getLong("sequence"), Hash.of(row.getBytes("hash")));
    }

    private static AuditEntry entry(ResultSet row, int index) throws SQLException {
        return new AuditEntry(
                row.getLong("sequence"),
                row.getTimestamp("at").toInstant(),
                personId(row.getObject("actor_id", UUID.class)),
                row.getString("kind"),
                row.getObject("request_id", UUID.class),
                row.getString("content"),
                Hash.of(row.getBytes("previous_hash")),
                Hash.of(row.getBytes("hash")));
    }

    private static @Nullable PersonId personId(@Nullable UUID id) {
        return id == null ? null : new PersonId(id);
    }
}
