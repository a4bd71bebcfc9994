package dev.countersign.notification;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /** A notification to be written, with a key that prevents a duplicate. */
    record NewRow(UUID id, String dedupeKey, Notification notification) {}

    /** Writes those that do not exist yet, in one statement, and returns their ids. */
    List<UUID> insert(TenantId tenant, List<NewRow> rows, Instant now) {
        return sql.sql("""
                        insert into notification (tenant_id, notification_id, dedupe_key, recipient_id, kind, request_id,
                          approval_id, payload, created_at)
                        select :tenant, told.id, told.key, told.recipient, told.kind, told.request, told.approval,
                          told.payload::jsonb, :now
                        from unnest(:ids::uuid[], :keys::text[], :recipients::uuid[], :kinds::text[], :requests::uuid[],
                          :approvals::uuid[], :payloads::text[])
                          as told(id, key, recipient, kind, request, approval, payload)
                        on conflict (tenant_id, dedupe_key) do nothing
                        returning notification_id
                        """)
                .param("tenant", tenant.value())
                .param("ids", rows.stream().map(NewRow::id).toArray(UUID[]::new))
                .param("keys", rows.stream().map(NewRow::dedupeKey).toArray(String[]::new))
                .param("recipients", each(rows, one -> one.to().value()).toArray(UUID[]::new))
                .param("kinds", each(rows, one -> one.kind().name()).toArray(String[]::new))
                .param("requests", each(rows, one -> one.request().value()).toArray(UUID[]::new))
                .param(
                        "approvals",
                        rows.stream()
                                .map(row -> row.notification().approval().orElse(null))
                                .toArray(UUID[]::new))
                .param("payloads", each(rows, NotificationRepository::payload).toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
    }

    private static <T> Stream<T> each(List<NewRow> rows, Function<Notification, T> part) {
        return rows.stream().map(NewRow::notification).map(part);
    }

    Optional<Notification> unpublished(UUID id) {
        return sql.sql("""
                        select recipient_id, kind, request_id, approval_id, payload ->> 'step' as step, payload ->> 'due' as due,
                          payload ->> 'quote' as quote
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
                        Optional.ofNullable(row.getString("due")).map(Instant::parse),
                        Optional.ofNullable(row.getString("quote"))))
                .optional();
    }

    private static String payload(Notification notification) {
        ObjectNode payload = JSON.createObjectNode();
        notification.step().ifPresent(step -> payload.put("step", step));
        notification.due().ifPresent(due -> payload.put("due", due.toString()));
        notification.quote().ifPresent(quote -> payload.put("quote", quote));
        return payload.toString();
    }

    void published(UUID id, Instant now) {
        sql.sql("update notification set published_at = ? where notification_id = ?")
                .params(Timestamp.from(now), id)
                .update();
    }
}
