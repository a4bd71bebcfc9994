package dev.countersign.notification;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Notifications on their way to their readers. */
@Repository
class NotificationRepository {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The columns of a {@link Notification}. */
    static final String COLUMNS = """
            notification_id, recipient_id, kind, request_id, approval_id, payload ->> 'step' as step, payload ->> 'due' as due,
              payload ->> 'quote' as quote, payload ->> 'by' as by, payload ->> 'text' as text, payload -> 'said' as said
            """;

    private static final String INSERT = """
            insert into notification (tenant_id, notification_id, dedupe_key, recipient_id, kind, request_id,
              approval_id, payload, created_at, delivery)
            select :tenant, told.id, told.key, told.recipient,
              case when told.kind = 'ASSIGNED' and a.visit > 1 and told.payload::jsonb ->> 'by' is null then 'ESCALATED' else told.kind end,
              told.request, told.approval,
              told.payload::jsonb || jsonb_strip_nulls(jsonb_build_object('for', s.stands_for, 'again', case
                when told.kind = 'ASSIGNED' and s.stands_for is null and exists (
                  select from notification n
                  where n.tenant_id = :tenant and n.recipient_id = told.recipient and n.approval_id = told.approval
                    and n.kind in ('ASSIGNED', 'ESCALATED')) then true end)),
              :now, coalesce(p.delivery, 'AT_ONCE')
            from unnest(:ids::uuid[], :keys::text[], :recipients::uuid[], :kinds::text[], :topics::text[],
              :requests::uuid[], :approvals::uuid[], :payloads::text[])
              as told(id, key, recipient, kind, topic, request, approval, payload)
              left join approval a on a.tenant_id = :tenant and a.approval_id = told.approval
              left join assignment s on s.tenant_id = :tenant and s.approval_id = told.approval
                and s.person_id = told.recipient and s.stands_for <> s.person_id and told.kind = 'ASSIGNED'
              left join notification_preference p
                on p.tenant_id = :tenant and p.person_id = told.recipient and p.topic = told.topic
            on conflict (tenant_id, dedupe_key) do nothing
            returning notification_id, recipient_id, delivery
            """;

    private final JdbcClient sql;

    NotificationRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** A notification to be written, with a key that prevents a duplicate. */
    record NewRow(UUID id, String dedupeKey, Notification notification) {}

    /** A notification that was written, and how its reader wants to get it. */
    record Written(UUID id, PersonId to, Delivery delivery) {}

    /** A stored one. */
    record Row(UUID id, Notification notification) {}

    /**
     * One that is to be published.
     *
     * @param failing whether it was published before, and could not be delivered
     */
    record Unpublished(Notification notification, boolean failing) {}

    /**
     * Writes those that do not exist yet, in one statement, and returns them. Who is asked at a further visit of a step is asked because others did not
     * decide in time, unless one of them has passed it on. Who is asked keeps for whom they stand in then, and whether they were asked before.
     */
    List<Written> insert(TenantId tenant, List<NewRow> rows, Instant now) {
        return sql.sql(INSERT)
                .param("tenant", tenant.value())
                .param("ids", rows.stream().map(NewRow::id).toArray(UUID[]::new))
                .param("keys", rows.stream().map(NewRow::dedupeKey).toArray(String[]::new))
                .param("recipients", each(rows, one -> one.to().value()).toArray(UUID[]::new))
                .param("kinds", each(rows, one -> one.kind().name()).toArray(String[]::new))
                .param("topics", each(rows, one -> one.kind().topic().name()).toArray(String[]::new))
                .param("requests", each(rows, NotificationRepository::request).toArray(UUID[]::new))
                .param(
                        "approvals",
                        each(rows, one -> one.approval().orElse(null)).toArray(UUID[]::new))
                .param("payloads", each(rows, NotificationRepository::payload).toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .query((row, index) -> new Written(
                        row.getObject("notification_id", UUID.class),
                        new PersonId(row.getObject("recipient_id", UUID.class)),
                        Delivery.valueOf(row.getString("delivery"))))
                .list();
    }

    private static @Nullable UUID request(Notification notification) {
        RequestId request = notification.request();
        return request == null ? null : request.value();
    }

    private static <T extends @Nullable Object> Stream<T> each(List<NewRow> rows, Function<Notification, T> part) {
        return rows.stream().map(NewRow::notification).map(part);
    }

    private static String payload(Notification notification) {
        ObjectNode payload = JSON.createObjectNode();
        notification.step().ifPresent(step -> payload.put("step", step));
        notification.due().ifPresent(due -> payload.put("due", due.toString()));
        notification.quote().ifPresent(quote -> payload.put("quote", quote));
        notification
                .author()
                .ifPresent(author -> payload.put("by", author.person().toString())
                        .put("text", author.text().toString()));
        if (!notification.said().isEmpty()) {
            ArrayNode said = payload.putArray("said");
            notification.said().forEach(one -> {
                ObjectNode words =
                        said.addObject().put("by", one.by().toString()).put("text", one.text());
                one.standsFor().ifPresent(owner -> words.put("for", owner.toString()));
            });
        }
        return payload.toString();
    }

    Optional<Unpublished> unpublished(UUID id) {
        return sql.sql("select " + COLUMNS
                        + ", failing_since from notification where notification_id = ? and published_at is null")
                .param(id)
                .query((row, index) ->
                        new Unpublished(row(row, index).notification(), row.getTimestamp("failing_since") != null))
                .optional();
    }

    /** What waits for the digest of the person and was not read yet, oldest first. */
    List<Row> forDigest(PersonId person, int most) {
        return sql.sql("select " + COLUMNS + """
                        from notification
                        where recipient_id = ? and delivery = 'DIGEST' and published_at is null and read_at is null
                        order by notification_id limit ?
                        """)
                .params(person.value(), most)
                .query(NotificationRepository::row)
                .list();
    }

    /** These were in a digest. What was read before it needs none. */
    void digested(PersonId person, List<UUID> ids, Instant now) {
        sql.sql("""
                        update notification set published_at = :now
                        where recipient_id = :person and delivery = 'DIGEST' and published_at is null
                          and (notification_id = any(:ids) or read_at is not null)
                        """)
                .param("now", Timestamp.from(now))
                .param("person", person.value())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    static Row row(ResultSet row, int index) throws SQLException {
        Optional<Notification.Author> author = row.getString("by") == null
                ? Optional.empty()
                : Optional.of(new Notification.Author(
                        new PersonId(UUID.fromString(row.getString("by"))), UUID.fromString(row.getString("text"))));
        return new Row(
                row.getObject("notification_id", UUID.class),
                new Notification(
                        new PersonId(row.getObject("recipient_id", UUID.class)),
                        NotificationKind.valueOf(row.getString("kind")),
                        request(row.getObject("request_id", UUID.class)),
                        Optional.ofNullable(row.getObject("approval_id", UUID.class)),
                        Optional.ofNullable(row.getString("step")),
                        Optional.ofNullable(row.getString("due")).map(Instant::parse),
                        Optional.ofNullable(row.getString("quote")),
                        author,
                        said(row.getString("said"))));
    }

    private static List<Notification.Said> said(@Nullable String stored) {
        return stored == null
                ? List.of()
                : JSON.readTree(stored)
                        .valueStream()
                        .map(one -> new Notification.Said(
                                person(one.path("by")),
                                one.path("for").isString() ? Optional.of(person(one.path("for"))) : Optional.empty(),
                                one.path("text").stringValue()))
                        .toList();
    }

    private static PersonId person(JsonNode stored) {
        return new PersonId(UUID.fromString(stored.stringValue()));
    }

    private static @Nullable RequestId request(@Nullable UUID id) {
        return id == null ? null : new RequestId(id);
    }

    /** @param written false if there is nobody to write to: then nothing of it can fail any more */
    void published(UUID id, boolean written, Instant now) {
        sql.sql("""
                        update notification
                        set published_at = :now, failing_since = case when :written then failing_since end
                        where notification_id = :id and published_at is null
                        """)
                .param("now", Timestamp.from(now))
                .param("written", written)
                .param("id", id)
                .update();
    }
}
