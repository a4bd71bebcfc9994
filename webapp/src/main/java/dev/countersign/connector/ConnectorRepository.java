package dev.countersign.connector;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.text.StorableText;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ConnectorRepository {

    /**
     * A connector as it is stored.
     *
     * @param revision another one after every change; empty for what was stored before there were revisions
     * @param waiting the secret that is not written to where functions read it
     */
    record Stored(Connector connector, Optional<UUID> revision, Optional<UUID> waiting) {}

    private static final String COLUMNS = "key, name, address, sign_in, idempotency_header, timeout_seconds, retried";

    private final JdbcClient sql;

    ConnectorRepository(JdbcClient sql) {
        this.sql = sql;
    }

    List<Connector> all() {
        return sql.sql("select " + COLUMNS + " from connector order by name, key")
                .query(ConnectorRepository::row)
                .list();
    }

    Optional<Connector> find(String key) {
        return sql.sql("select " + COLUMNS + " from connector where key = ?")
                .param(StorableText.of(key))
                .query(ConnectorRepository::row)
                .optional();
    }

    Optional<Stored> stored(String key) {
        return sql.sql("select " + COLUMNS + ", revision, waiting_secret from connector where key = ?")
                .param(StorableText.of(key))
                .query((row, index) -> new Stored(
                        row(row, index),
                        Optional.ofNullable(row.getObject("revision", UUID.class)),
                        Optional.ofNullable(row.getObject("waiting_secret", UUID.class))))
                .optional();
    }

    /** Functions read it as it is stored. */
    void written(String key) {
        sql.sql("update connector set waiting_secret = null where key = ? and waiting_secret is not null")
                .param(key)
                .update();
    }

    /**
     * Adds or changes it.
     *
     * @param waiting the secret that was typed; null if the one stays that there is
     */
    void save(TenantId tenant, Connector connector, @Nullable UUID waiting, @Nullable PersonId by, Instant now) {
        sql.sql("""
                        insert into connector
                          (tenant_id, key, name, address, sign_in, idempotency_header, timeout_seconds, retried, changed_by, changed_at,
                           revision, waiting_secret)
                        values (:tenant, :key, :name, :address, :signIn::jsonb, :header, :timeout, :retried, :by, :now,
                          gen_random_uuid(), :waiting::uuid)
                        on conflict (tenant_id, key) do update set name = :name, address = :address, sign_in = :signIn::jsonb,
                          idempotency_header = :header, timeout_seconds = :timeout, retried = :retried, changed_by = :by, changed_at = :now,
                          revision = excluded.revision, waiting_secret = coalesce(excluded.waiting_secret, connector.waiting_secret)
                        """)
                .param("waiting", waiting)
                .param("tenant", tenant.value())
                .param("key", connector.key())
                .param("name", connector.name())
                .param("address", connector.address().toString())
                .param("signIn", ConnectorJson.signIn(connector.signIn()).toString())
                .param("header", connector.idempotencyHeader())
                .param("timeout", connector.timeoutSeconds())
                .param(
                        "retried",
                        connector.retried().stream()
                                .sorted()
                                .map(String::valueOf)
                                .collect(Collectors.joining(" ")))
                .param("by", by == null ? null : by.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean remove(String key) {
        return sql.sql("delete from connector where key = ?").param(key).update() == 1;
    }

    private static Connector row(ResultSet row, int index) throws SQLException {
        return new Connector(
                row.getString("key"),
                row.getString("name"),
                URI.create(row.getString("address")),
                ConnectorJson.signIn(JsonMapper.shared().readTree(row.getString("sign_in"))),
                row.getString("idempotency_header"),
                row.getInt("timeout_seconds"),
                Arrays.stream(row.getString("retried").split(" "))
                        .filter(one -> !one.isEmpty())
                        .map(Integer::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
