package dev.countersign.alarm;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class AlarmRepository {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String ROW = """
            select alarm_id, kind, subject, facts, latest_facts, times, first_at, last_at, acknowledged_at, acknowledged_by from alarm
            """;

    private final JdbcClient sql;

    AlarmRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Counts the alarm if it is open already. Returns false if it is not. */
    boolean repeat(AlarmKind kind, String subject, Map<String, String> facts, Instant now) {
        return sql.sql("""
                        update alarm set times = times + 1, last_at = greatest(last_at, :now),
                          latest_facts = nullif(:facts::jsonb, facts)
                        where kind = :kind and subject = :subject and acknowledged_at is null
                        """)
                        .param("now", Timestamp.from(now))
                        .param("facts", JSON.writeValueAsString(facts))
                        .param("kind", kind.name())
                        .param("subject", subject)
                        .update()
                > 0;
    }

    /** Whether somebody has acknowledged it with these facts. */
    boolean isAcknowledged(AlarmKind kind, String subject, Map<String, String> facts) {
        return sql.sql("""
                        select exists (select from alarm where kind = :kind and subject = :subject
                          and acknowledged_at is not null and coalesce(latest_facts, facts) = :facts::jsonb)
                        """)
                .param("facts", JSON.writeValueAsString(facts))
                .param("kind", kind.name())
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

    /** If the same alarm is already open, increments its count instead. */
    void insert(TenantId tenant, AlarmId id, AlarmKind kind, String subject, Map<String, String> facts, Instant now) {
        sql.sql("""
                        insert into alarm (tenant_id, alarm_id, kind, subject, facts, times, first_at, last_at)
                        values (:tenant, :id, :kind, :subject, :facts::jsonb, 1, :now, :now)
                        on conflict (tenant_id, kind, subject) where acknowledged_at is null
                        do update set times = alarm.times + 1, last_at = greatest(alarm.last_at, excluded.last_at),
                          latest_facts = nullif(excluded.facts, alarm.facts)
                        """)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("kind", kind.name())
                .param("subject", subject)
                .param("facts", JSON.writeValueAsString(facts))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The number of open alarms, up to the limit. */
    int open(AlarmKind kind, int limit) {
        return sql.sql("""
                        select count(*) from
                          (select 1 from alarm where kind = ? and acknowledged_at is null limit ?) as open
                        """).params(kind.name(), limit).query(Integer.class).single();
    }

    boolean isOpen(Collection<AlarmKind> kinds) {
        return sql.sql("select exists (select from alarm where kind = any (?) and acknowledged_at is null)")
                .param(kinds.stream().map(Enum::name).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    int open(int limit) {
        return sql.sql("select count(*) from (select 1 from alarm where acknowledged_at is null limit ?) as open")
                .param(limit)
                .query(Integer.class)
                .single();
    }

    List<Alarm> page(boolean open, Optional<AlarmId> after, int limit) {
        String which = open ? "where acknowledged_at is null" : "where acknowledged_at is not null";
        return sql.sql(ROW + which + """
                         and (:after::uuid is null or alarm_id < :after)
                        order by alarm_id desc
                        limit :limit
                        """)
                .param("after", after.map(AlarmId::value).orElse(null))
                .param("limit", limit)
                .query(AlarmRepository::alarm)
                .list();
    }

    List<Alarm> about(Collection<AlarmKind> kinds, Collection<AlarmId> ids) {
        return sql.sql(ROW + "where kind = any (?) and alarm_id = any (?)")
                .params(
                        kinds.stream().map(AlarmKind::name).toArray(String[]::new),
                        ids.stream().map(AlarmId::value).toArray(UUID[]::new))
                .query(AlarmRepository::alarm)
                .list();
    }

    Map<AlarmId, AlarmEnd> ends(Collection<AlarmId> ids) {
        Map<AlarmId, AlarmEnd> ends = new HashMap<>();
        sql.sql("select alarm_id, acknowledged_by from alarm where acknowledged_at is not null and alarm_id = any (?)")
                .param(ids.stream().map(AlarmId::value).toArray(UUID[]::new))
                .query(row -> {
                    AlarmEnd end = row.getObject(2) == null ? AlarmEnd.MENDED : AlarmEnd.ACKNOWLEDGED;
                    ends.put(new AlarmId(row.getObject(1, UUID.class)), end);
                });
        return ends;
    }

    /** Empty if it does not exist or was acknowledged before. */
    Optional<Alarm> acknowledge(AlarmId id, PersonId by, Instant now) {
        return sql.sql("""
                        update alarm set acknowledged_at = ?, acknowledged_by = ?
                        where alarm_id = ? and acknowledged_at is null
                        returning alarm_id, kind, subject, facts, latest_facts, times, first_at, last_at,
                          acknowledged_at, acknowledged_by
                        """)
                .params(Timestamp.from(now), by.value(), id.value())
                .query(AlarmRepository::alarm)
                .optional();
    }

    /**
     * The same for the open alarm about this subject.
     *
     * @param by null if it closes by itself
     */
    Optional<Alarm> acknowledge(AlarmKind kind, String subject, @Nullable PersonId by, Instant now) {
        return sql.sql("""
                        update alarm set acknowledged_at = ?, acknowledged_by = ?
                        where kind = ? and subject = ? and acknowledged_at is null
                        returning alarm_id, kind, subject, facts, latest_facts, times, first_at, last_at,
                          acknowledged_at, acknowledged_by
                        """)
                .params(Arrays.asList(Timestamp.from(now), by == null ? null : by.value(), kind.name(), subject))
                .query(AlarmRepository::alarm)
                .optional();
    }

    /** When one of a kind was last acknowledged by somebody. */
    Optional<Instant> acknowledged(AlarmKind kind) {
        return sql.sql("""
                        select acknowledged_at from alarm
                        where kind = ? and acknowledged_at is not null and acknowledged_by is not null
                        order by acknowledged_at desc limit 1
                        """).param(kind.name()).query(Timestamp.class).optional().map(Timestamp::toInstant);
    }

    /** The open ones of a kind, the oldest first. */
    List<Alarm> open(AlarmKind kind) {
        return sql.sql(ROW + "where kind = ? and acknowledged_at is null order by alarm_id limit ?")
                .params(kind.name(), Alarms.MOST_OPEN)
                .query(AlarmRepository::alarm)
                .list();
    }

    /** Replaces the latest facts of an open alarm; false if they are the same. */
    boolean refresh(AlarmKind kind, String subject, Map<String, String> facts) {
        return sql.sql("""
                        update alarm set latest_facts = nullif(:facts::jsonb, facts)
                        where kind = :kind and subject = :subject and acknowledged_at is null
                          and coalesce(latest_facts, facts) <> :facts::jsonb
                        """)
                        .param("facts", JSON.writeValueAsString(facts))
                        .param("kind", kind.name())
                        .param("subject", subject)
                        .update()
                > 0;
    }

    /** The organisations with an open alarm of a kind, in pages. Of all tenants. */
    List<TenantId> tenants(AlarmKind kind, Optional<TenantId> behind, int most) {
        return sql.sql("select tenants_with_alarm(?, ?, ?)")
                .params(kind.name(), behind.map(TenantId::value).orElse(new UUID(0, 0)), most)
                .query((row, index) -> new TenantId(row.getObject(1, UUID.class)))
                .list();
    }

    private static SortedMap<String, String> facts(String json) {
        return new TreeMap<>(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
    }

    private static Alarm alarm(ResultSet row, int index) throws SQLException {
        Optional<Timestamp> acknowledged = Optional.ofNullable(row.getTimestamp("acknowledged_at"));
        @Nullable UUID by = row.getObject("acknowledged_by", UUID.class);
        return new Alarm(
                new AlarmId(row.getObject("alarm_id", UUID.class)),
                AlarmKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                facts(row.getString("facts")),
                Optional.ofNullable(row.getString("latest_facts")).map(AlarmRepository::facts),
                row.getLong("times"),
                row.getTimestamp("first_at").toInstant(),
                row.getTimestamp("last_at").toInstant(),
                acknowledged.map(
                        at -> new Alarm.Acknowledged(Optional.ofNullable(by).map(PersonId::new), at.toInstant())));
    }
}
