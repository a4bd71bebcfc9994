package dev.countersign.administration;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.GroupName;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is there of a new organisation. Nothing is counted further than it is shown. */
@Repository
class FirstStepsRepository {

    private static final int MOST_COUNTED = 200;

    private final JdbcClient sql;

    FirstStepsRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** What one statement tells. */
    record Facts(int people, int alone, ZoneId zone, int holidays, boolean submitted, boolean decided) {}

    /**
     * The row of the organisation; without one it is not new.
     *
     * @param tested when somebody sent an email to themselves
     */
    record Row(boolean noted, Optional<Tested> tested) {

        static final Row NONE = new Row(false, Optional.empty());
    }

    record Tested(PersonId by, UUID test, Instant at) {}

    /** @param asked whether anybody is in it */
    record Asked(Text name, boolean asked) {}

    /** Whoever has no manager is found by the index of managers. */
    Facts facts(LocalDate today) {
        return sql.sql("""
                        select t.zone,
                          (select count(*) from (select from person where active limit :most) p) as people,
                          (select count(*) from (select from person p where p.tenant_id = t.tenant_id and %s limit :most) a) as alone,
                          (select count(*) from (select from holiday where day >= :today limit :most) h) as holidays,
                          exists (select from request) as submitted,
                          exists (select from request where status = 'APPROVED') or exists (select from request where status = 'DENIED') as decided
                        from tenant t
                        """.formatted(StaffRepository.ALONE))
                .param("most", MOST_COUNTED)
                .param("today", today)
                .query((row, index) -> new Facts(
                        row.getInt("people"),
                        row.getInt("alone"),
                        ZoneId.of(row.getString("zone")),
                        row.getInt("holidays"),
                        row.getBoolean("submitted"),
                        row.getBoolean("decided")))
                .single();
    }

    /** Those of these groups that there are, by key. */
    Map<String, Asked> groups(Collection<String> keys) {
        Map<String, Asked> found = new HashMap<>();
        sql.sql("""
                        select g.key, g.name, exists (select from group_member m
                          join person p on p.tenant_id = m.tenant_id and p.person_id = m.person_id
                          where m.tenant_id = g.tenant_id and m.group_id = g.group_id and p.active) as asked
                        from person_group g where g.key = any (:keys)
                        """).param("keys", keys.toArray(String[]::new)).query(row -> {
            found.put(row.getString("key"), new Asked(GroupName.read(row.getString("name")), row.getBoolean("asked")));
        });
        return found;
    }

    Row row() {
        return sql.sql("select noted, tested_by, test_id, tested_at from first_steps")
                .query((row, index) -> new Row(row.getBoolean("noted"), tested(row)))
                .optional()
                .orElse(Row.NONE);
    }

    private static Optional<Tested> tested(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("tested_at");
        return at == null
                ? Optional.empty()
                : Optional.of(new Tested(
                        new PersonId(row.getObject("tested_by", UUID.class)),
                        row.getObject("test_id", UUID.class),
                        at.toInstant()));
    }

    boolean isNoted() {
        return sql.sql("select exists (select from first_steps where noted)")
                .query(Boolean.class)
                .single();
    }

    /** The organisation is new, unless it was before. */
    void begin(TenantId tenant) {
        sql.sql("insert into first_steps (tenant_id, noted) values (?, true) on conflict do nothing")
                .param(tenant.value())
                .update();
    }

    void note(TenantId tenant, boolean noted) {
        sql.sql("""
                        insert into first_steps (tenant_id, noted) values (?, ?)
                        on conflict (tenant_id) do update set noted = excluded.noted
                        """).params(tenant.value(), noted).update();
    }

    void tested(TenantId tenant, Tested tested) {
        sql.sql("""
                        insert into first_steps (tenant_id, noted, tested_by, test_id, tested_at) values (?, false, ?, ?, ?)
                        on conflict (tenant_id) do update
                          set tested_by = excluded.tested_by, test_id = excluded.test_id, tested_at = excluded.tested_at
                        """)
                .params(tenant.value(), tested.by().value(), tested.test(), Timestamp.from(tested.at()))
                .update();
    }
}
