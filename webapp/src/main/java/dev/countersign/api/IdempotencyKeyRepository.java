package dev.countersign.api;

import dev.countersign.people.Actor;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class IdempotencyKeyRepository {

    /** What is kept for a key: a hash of the content, and the id of the call. */
    @SuppressWarnings("ArrayRecordComponent") // compared by its reader, component by component
    record Kept(byte[] content, UUID call) {}

    private final JdbcClient sql;

    IdempotencyKeyRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Keeps the call for the key, unless one is kept that is newer than {@code known}. Returns what is kept then. */
    Kept keep(Actor actor, byte[] key, byte[] content, UUID call, Instant now, Instant known) {
        return sql.sql("""
                        insert into idempotency_key as k (tenant_id, person_id, key_hash, content_hash, call_id, created_at)
                        values (:tenant, :person, :key, :content, :call, :now)
                        on conflict (tenant_id, person_id, key_hash) do update set
                          content_hash = case when k.created_at < :known then excluded.content_hash else k.content_hash end,
                          call_id = case when k.created_at < :known then excluded.call_id else k.call_id end,
                          created_at = case when k.created_at < :known then excluded.created_at else k.created_at end
                        returning content_hash, call_id
                        """)
                .param("tenant", actor.tenant().value())
                .param("person", actor.person().value())
                .param("key", key)
                .param("content", content)
                .param("call", call)
                .param("now", Timestamp.from(now))
                .param("known", Timestamp.from(known))
                .query((row, index) -> new Kept(row.getBytes("content_hash"), row.getObject("call_id", UUID.class)))
                .single();
    }

    /** Deletes at most 20 of them. It is called for each new key, so they do not pile up. */
    void deleteBefore(Instant before) {
        sql.sql("""
                        delete from idempotency_key where (person_id, key_hash) in (
                          select person_id, key_hash from idempotency_key where created_at < ? order by created_at limit 20
                          for update skip locked)
                        """).param(Timestamp.from(before)).update();
    }
}
