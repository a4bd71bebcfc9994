package dev.countersign.notification;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NotificationRepository {

    private final JdbcClient sql;

    NotificationRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Answers whether it is new. */
    boolean insert(TenantId tenant, UUID id, Notification notification, Instant now) {
        return sql.sql("""
                        insert into notification (tenant_id, notification_id, dedupe_key, recipient_id, kind, request_id,
                          approval_id, payload, created_at)
                        values (:tenant, :id, :key, :to, :kind, :request, :approval, '{}', :now)
                        on conflict (tenant_id, dedupe_key) do nothing
                        """)
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("key", notification.dedupeKey())
                        .param("to", notification.to().value())
                        .param("kind", notification.kind().name())
                        .param("request", notification.request().value())
                        .param("approval", notification.approval().orElse(null))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<Notification> unpublished(UUID id) {
        return sql.sql("""
                        select recipient_id, kind, request_id, approval_id from notification
                        where notification_id = ? and published_at is null
                        """)
                .param(id)
                .query((row, index) -> new Notification(
                        new PersonId(row.getObject("recipient_id", UUID.class)),
                        Notification.Kind.valueOf(row.getString("kind")),
                        new RequestId(row.getObject("request_id", UUID.class)),
                        Optional.ofNullable(row.getObject("approval_id", UUID.class))))
                .optional();
    }

    void published(UUID id, Instant now) {
        sql.sql("update notification set published_at = ? where notification_id = ?")
                .params(Timestamp.from(now), id)
                .update();
    }
}
