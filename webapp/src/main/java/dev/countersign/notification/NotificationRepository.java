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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Repository
class NotificationRepository {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;

    NotificationRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Returns false if it exists already. */
    boolean insert(TenantId tenant, UUID id, String dedupeKey, Notification notification, Instant now) {
        return sql.sql("""
                        insert into notification (tenant_id, notification_id, dedupe_key, recipient_id, kind, request_id,
                          approval_id, payload, created_at)
                        values (:tenant, :id, :key, :to, :kind, :request, :approval, :payload::jsonb, :now)
                        on conflict (tenant_id, dedupe_key) do nothing
                        """)
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("key", dedupeKey)
                        .param("to", notification.to().value())
                        .param("kind", notification.kind().name())
                        .param("request", notification.request().value())
                        .param("approval", notification.approval().orElse(null))
                        .param("payload", payload(notification))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<Notification> unpublished(UUID id) {
        return sql.sql("""
                        select recipient_id, kind, request_id, approval_id, payload ->> 'step' as step, payload ->> 'due' as due
                        from notification
                        where notification_id = ? and published_at is null
                        """)
                .param(id)
                .query((row, index) -> new Notification(
                        new PersonId(row.getObject("recipient_id", UUID.class)),
                        Notification.Kind.valueOf(row.getString("kind")),
                        new RequestId(row.getObject("request_id", UUID.class)),
                        Optional.ofNullable(row.getObject("approval_id", UUID.class)),
                        Optional.ofNullable(row.getString("step")),
                        Optional.ofNullable(row.getString("due")).map(Instant::parse)))
                .optional();
    }

    private static String payload(Notification notification) {
        ObjectNode payload = JSON.createObjectNode();
        notification.step().ifPresent(step -> payload.put("step", step));
        notification.due().ifPresent(due -> payload.put("due", due.toString()));
        return payload.toString();
    }

    void published(UUID id, Instant now) {
        sql.sql("update notification set published_at = ? where notification_id = ?")
                .params(Timestamp.from(now), id)
                .update();
    }
}
