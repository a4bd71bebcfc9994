package dev.countersign.webhook;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WebhookRepository {

    private static final String ROW =
            "select webhook_id, name, kind, shown, events, language, state, paused_at, failing_since from webhook ";

    private final JdbcClient sql;

    WebhookRepository(JdbcClient sql) {
        this.sql = sql;
    }

    List<Webhook> all() {
        return sql.sql(ROW + "order by name, webhook_id")
                .query(WebhookRepository::row)
                .list();
    }

    int count() {
        return sql.sql("select count(*) from webhook").query(Integer.class).single();
    }

    Optional<Webhook> find(WebhookId id) {
        return sql.sql(ROW + "where webhook_id = ?")
                .param(id.value())
                .query(WebhookRepository::row)
                .optional();
    }

    /** Those that are told of this event. */
    List<Webhook> listening(WebhookEvent event) {
        return sql.sql(ROW + "where state = 'ACTIVE' and ? = any (string_to_array(events, ' ')) order by webhook_id")
                .param(event.key())
                .query(WebhookRepository::row)
                .list();
    }

    void insert(TenantId tenant, WebhookId id, WebhookDraft draft, String shown, PersonId by, Instant now) {
        sql.sql("""
                        insert into webhook (tenant_id, webhook_id, name, kind, shown, events, language, state, changed_by, changed_at)
                        values (:tenant, :id, :name, :kind, :shown, :events, :language, 'ACTIVE', :by, :now)
                        """)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("name", draft.name())
                .param("kind", draft.kind().name())
                .param("shown", shown)
                .param("events", written(draft.events()))
                .param("language", draft.language().toLanguageTag())
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    void change(WebhookId id, WebhookDraft draft, String shown, PersonId by, Instant now) {
        sql.sql("""
                        update webhook set name = :name, shown = :shown, events = :events, language = :language, changed_by = :by,
                          changed_at = :now
                        where webhook_id = :id
                        """)
                .param("id", id.value())
                .param("name", draft.name())
                .param("shown", shown)
                .param("events", written(draft.events()))
                .param("language", draft.language().toLanguageTag())
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Nothing is sent from now on. */
    void pause(WebhookId id, Webhook.State why, Instant now) {
        sql.sql("update webhook set state = ?, paused_at = ? where webhook_id = ? and state = 'ACTIVE'")
                .params(why.name(), Timestamp.from(now), id.value())
                .update();
    }

    void resume(WebhookId id) {
        sql.sql("update webhook set state = 'ACTIVE', paused_at = null, failing_since = null where webhook_id = ?")
                .param(id.value())
                .update();
    }

    void failing(WebhookId id, Instant since) {
        sql.sql("update webhook set failing_since = ? where webhook_id = ? and failing_since is null")
                .params(Timestamp.from(since), id.value())
                .update();
    }

    void works(WebhookId id) {
        sql.sql("update webhook set failing_since = null where webhook_id = ? and failing_since is not null")
                .param(id.value())
                .update();
    }

    /** With its deliveries. */
    boolean remove(WebhookId id) {
        return sql.sql("delete from webhook where webhook_id = ?")
                        .param(id.value())
                        .update()
                == 1;
    }

    private static String written(Set<WebhookEvent> events) {
        return events.stream().sorted().map(WebhookEvent::key).collect(Collectors.joining(" "));
    }

    private static Webhook row(ResultSet row, int index) throws SQLException {
        return new Webhook(
                new WebhookId(row.getObject("webhook_id", UUID.class)),
                row.getString("name"),
                WebhookKind.valueOf(row.getString("kind")),
                row.getString("shown"),
                Arrays.stream(row.getString("events").split(" ", -1))
                        .flatMap(key -> WebhookEvent.of(key).stream())
                        .collect(Collectors.toSet()),
                Locale.forLanguageTag(row.getString("language")),
                Webhook.State.valueOf(row.getString("state")),
                moment(row, "paused_at"),
                moment(row, "failing_since"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
