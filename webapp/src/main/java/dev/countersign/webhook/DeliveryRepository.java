package dev.countersign.webhook;

import dev.countersign.execution.WebhookCalled;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import dev.countersign.text.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeliveryRepository {

    private static final int LONGEST_FAILURE = 500;
    private static final int LONGEST_ANSWER = 2_000;
    private static final int LONGEST_ABOUT = 300;

    private static final String ROW = """
            select delivery_id, webhook_id, event, about, state, attempts, created_at, next_at, last_at, status, failure, took_ms
            from webhook_delivery
            """;

    /** A delivery to be stored. */
    record NewRow(
            DeliveryId id,
            WebhookId webhook,
            WebhookEvent event,
            @Nullable RequestId request,
            String about,
            String dedupe,
            String body) {}

    /** A delivery that is to be sent. */
    record Waiting(WebhookId webhook, String event, String body, Webhook.State state) {}

    /** A delivery whose call has ended: how often it was called since somebody had it sent, without this call. */
    record Called(WebhookId webhook, String event, int before) {}

    private final JdbcClient sql;

    DeliveryRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** False if the webhook was told the same before. */
    boolean insert(TenantId tenant, NewRow row, Instant now) {
        RequestId request = row.request();
        return sql.sql("""
                        insert into webhook_delivery (tenant_id, delivery_id, webhook_id, event, request_id, about, dedupe, body, state,
                          created_at, next_at)
                        values (:tenant, :id, :webhook, :event, :request, :about, :dedupe, :body, 'PENDING', :now, :now)
                        on conflict (tenant_id, webhook_id, dedupe) do nothing
                        """)
                        .param("tenant", tenant.value())
                        .param("id", row.id().value())
                        .param("webhook", row.webhook().value())
                        .param("event", row.event().key())
                        .param("request", request == null ? null : request.value())
                        .param("about", cut(row.about(), LONGEST_ABOUT))
                        .param("dedupe", row.dedupe())
                        .param("body", row.body())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Empty if this call is not due any more. */
    Optional<Waiting> waiting(DeliveryId id, int attempt) {
        return sql.sql("""
                        select d.webhook_id, d.event, d.body, w.state
                        from webhook_delivery d join webhook w on w.tenant_id = d.tenant_id and w.webhook_id = d.webhook_id
                        where d.delivery_id = ? and d.state = 'PENDING' and d.attempts + 1 = ?
                        """)
                .params(id.value(), attempt)
                .query((row, index) -> new Waiting(
                        new WebhookId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getString(3),
                        Webhook.State.valueOf(row.getString(4))))
                .optional();
    }

    /** Locks the delivery until the transaction ends. Empty if the call is not the one that is waited for. */
    Optional<Called> called(DeliveryId id, int attempt) {
        return sql.sql("""
                        select webhook_id, event, attempts - series_from from webhook_delivery
                        where delivery_id = ? and state = 'PENDING' and attempts + 1 = ? for update
                        """)
                .params(id.value(), attempt)
                .query((row, index) ->
                        new Called(new WebhookId(row.getObject(1, UUID.class)), row.getString(2), row.getInt(3)))
                .optional();
    }

    /** @param nextAt when it is called again; null if it is not */
    void ended(WebhookCalled call, Delivery.State state, @Nullable Instant nextAt, Instant now) {
        sql.sql("""
                        update webhook_delivery set state = :state, attempts = :attempt, next_at = :next, last_at = :now, status = :status,
                          failure = :failure, answer = :answer, took_ms = :took
                        where delivery_id = :id
                        """)
                .param("id", call.delivery())
                .param("state", state.name())
                .param("attempt", call.attempt())
                .param("next", nextAt == null ? null : Timestamp.from(nextAt))
                .param("now", Timestamp.from(now))
                .param("status", call.status().isPresent() ? call.status().getAsInt() : null)
                .param(
                        "failure",
                        call.failure().map(why -> cut(why, LONGEST_FAILURE)).orElse(null))
                .param("answer", cut(call.answer(), LONGEST_ANSWER))
                .param("took", Math.toIntExact(call.took().toMillis()))
                .update();
    }

    /** Its webhook was paused before it was called. */
    void dead(DeliveryId id) {
        sql.sql(
                        "update webhook_delivery set state = 'DEAD', next_at = null where delivery_id = ? and state = 'PENDING'")
                .param(id.value())
                .update();
    }

    Page<Delivery> page(WebhookId webhook, boolean onlyDead, Range<DeliveryId> range) {
        String key = range.key().isPresent() ? "and delivery_id " + range.comparisonDescending() + " :key " : "";
        JdbcClient.StatementSpec found = sql.sql(ROW
                        + "where webhook_id = :webhook and (not :dead or state = 'DEAD') "
                        + key
                        + "order by delivery_id "
                        + (range.isBackward() ? "" : "desc ")
                        + "limit :limit")
                .param("webhook", webhook.value())
                .param("dead", onlyDead)
                .param("limit", range.limit() + 1);
        range.key().ifPresent(after -> found.param("key", after.value()));
        return Page.of(found.query(DeliveryRepository::row).list(), range);
    }

    Optional<Delivery.Content> content(DeliveryId id) {
        return sql.sql("select body, coalesce(answer, '') from webhook_delivery where delivery_id = ?")
                .param(id.value())
                .query((row, index) -> new Delivery.Content(row.getString(1), row.getString(2)))
                .optional();
    }

    /** Returns the next call; empty if it waits already, or is gone. */
    OptionalInt again(DeliveryId id, Instant now) {
        return sql.sql("""
                        update webhook_delivery set state = 'PENDING', series_from = attempts, next_at = ?
                        where delivery_id = ? and state <> 'PENDING' returning attempts + 1
                        """).params(Timestamp.from(now), id.value()).query(Integer.class).stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    Optional<WebhookId> webhookOf(DeliveryId id) {
        return sql.sql("select webhook_id from webhook_delivery where delivery_id = ?")
                .param(id.value())
                .query((row, index) -> new WebhookId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** The oldest dead ones. */
    List<DeliveryId> dead(WebhookId webhook, int most) {
        return sql.sql("""
                        select delivery_id from webhook_delivery where webhook_id = ? and state = 'DEAD' order by delivery_id limit ?
                        """)
                .params(webhook.value(), most)
                .query((row, index) -> new DeliveryId(row.getObject(1, UUID.class)))
                .list();
    }

    /** A delivery with one of some words in it. */
    record Written(DeliveryId id, String body, Optional<String> answer) {}

    /** Deliveries, or what their receivers have answered, with one of these words, which stand in JSON as they are; the oldest first. */
    List<Written> with(Collection<String> words, Optional<DeliveryId> after, int most) {
        return sql.sql("""
                        select delivery_id, body, answer from webhook_delivery
                        where delivery_id > :after and exists (select from unnest(:words::text[]) as word
                          where position(word in body) > 0 or position(word in answer) > 0)
                        order by delivery_id limit :most
                        """)
                .param("after", after.map(DeliveryId::value).orElse(new UUID(0, 0)))
                .param("words", words.toArray(String[]::new))
                .param("most", most)
                .query((row, index) -> new Written(
                        new DeliveryId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        Optional.ofNullable(row.getString(3))))
                .list();
    }

    void rewrite(Written written) {
        sql.sql("update webhook_delivery set body = ?, answer = ? where delivery_id = ?")
                .params(Arrays.asList(
                        written.body(),
                        written.answer().map(text -> cut(text, LONGEST_ANSWER)).orElse(null),
                        written.id().value()))
                .update();
    }

    int forget(UUID before, int most) {
        return sql.sql("""
                        delete from webhook_delivery where delivery_id in (
                          select delivery_id from webhook_delivery where delivery_id < ? order by delivery_id limit ?
                          for update skip locked)
                        """).params(before, most).update();
    }

    private static String cut(String text, int longest) {
        String storable = StorableText.of(text);
        return storable.length() <= longest ? storable : StorableText.of(storable.substring(0, longest - 1) + "…");
    }

    private static Delivery row(ResultSet row, int index) throws SQLException {
        int status = row.getInt("status");
        OptionalInt answered = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(status);
        Optional<String> failure = Optional.ofNullable(row.getString("failure"));
        Duration took = Duration.ofMillis(row.getInt("took_ms"));
        return new Delivery(
                new DeliveryId(row.getObject("delivery_id", UUID.class)),
                new WebhookId(row.getObject("webhook_id", UUID.class)),
                row.getString("event"),
                row.getString("about"),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("next_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("last_at"))
                        .map(at -> new Delivery.Last(at.toInstant(), answered, failure, took)));
    }
}
