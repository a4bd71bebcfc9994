package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DecisionLinkRepository {

    private final JdbcClient sql;

    DecisionLinkRepository(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(DecisionLink link, byte[] hash, Instant now) {
        sql.sql("""
                        insert into decision_link (tenant_id, link_id, token_hash, approval_id, person_id, revision, created_at,
                          expires_at)
                        values (:tenant, :id, :hash, :approval, :person, :revision, :now, :expires)
                        """)
                .param("tenant", link.tenant().value())
                .param("id", link.id())
                .param("hash", hash)
                .param("approval", link.approval().value())
                .param("person", link.person().value())
                .param("revision", link.revision())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(link.expiresAt()))
                .update();
    }

    Optional<DecisionLink> byHash(TenantId tenant, byte[] hash) {
        return find(tenant, "token_hash = ?", hash);
    }

    Optional<DecisionLink> find(TenantId tenant, UUID id) {
        return find(tenant, "link_id = ?", id);
    }

    Optional<DecisionLink> lock(TenantId tenant, UUID id) {
        return find(tenant, "link_id = ? for update", id);
    }

    private Optional<DecisionLink> find(TenantId tenant, String which, Object key) {
        return sql.sql("""
                        select link_id, approval_id, person_id, revision, expires_at, used_at, used_key from decision_link
                        where\s""" + which)
                .param(key)
                .query((row, index) -> new DecisionLink(
                        tenant,
                        row.getObject("link_id", UUID.class),
                        new ApprovalId(row.getObject("approval_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getInt("revision"),
                        row.getTimestamp("expires_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant),
                        Optional.ofNullable(row.getObject("used_key", UUID.class))))
                .optional();
    }

    void use(UUID id, UUID click, Instant now) {
        sql.sql(
                        "update decision_link set used_at = coalesce(used_at, ?), used_key = ?, answer = null where link_id = ?")
                .params(Timestamp.from(now), click, id)
                .update();
    }

    void release(UUID id) {
        sql.sql("update decision_link set used_at = null where link_id = ?")
                .param(id)
                .update();
    }

    void answer(UUID id, @Nullable String answer) {
        sql.sql("update decision_link set answer = ? where link_id = ?")
                .param(answer)
                .param(id)
                .update();
    }

    /** Empty if there is none. */
    String answer(UUID id) {
        return sql.sql("select coalesce(answer, '') from decision_link where link_id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** A few of the tenant's at a time: each new link clears away more than one old one. */
    void deleteExpired(Instant before) {
        sql.sql("""
                        delete from decision_link where link_id in (
                          select link_id from decision_link where expires_at < ? order by expires_at limit 20
                          for update skip locked)
                        """).param(Timestamp.from(before)).update();
    }
}
