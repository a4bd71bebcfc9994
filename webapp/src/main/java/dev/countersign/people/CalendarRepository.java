package dev.countersign.people;

import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Repository
class CalendarRepository {

    /** @param stamp changes with every change */
    record Row(ZoneId zone, WorkingWeek week, UUID stamp) {}

    /** @param ownWeek empty if it is the organisation's */
    record Both(Row organisation, ZoneId ownZone, Optional<WorkingWeek> ownWeek) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;

    CalendarRepository(JdbcClient sql) {
        this.sql = sql;
    }

    Row organisation() {
        return sql.sql("select zone, week, calendar_stamp from tenant")
                .query((row, index) -> row(row))
                .single();
    }

    /** The organisation's row and that of the person, in one reading. */
    Both both(PersonId person) {
        return sql.sql("""
                        select t.zone, t.week, t.calendar_stamp, p.zone as own_zone, w.week as own_week
                        from tenant t join person p on p.tenant_id = t.tenant_id and p.person_id = ?
                          left join person_week w on w.tenant_id = p.tenant_id and w.person_id = p.person_id
                        """)
                .param(person.value())
                .query((row, index) ->
                        new Both(row(row), ZoneId.of(row.getString("own_zone")), read(row.getString("own_week"))))
                .single();
    }

    Optional<WorkingWeek> ownWeek(PersonId person) {
        return sql.sql("select week from person_week where person_id = ?")
                .param(person.value())
                .query((row, index) -> read(row.getString("week")).orElseThrow())
                .optional();
    }

    List<Holiday> holidays() {
        return sql.sql("select day, name from holiday order by day")
                .query((row, index) -> new Holiday(row.getObject("day", LocalDate.class), row.getString("name")))
                .list();
    }

    void set(TenantId tenant, ZoneId zone, WorkingWeek week) {
        sql.sql("update tenant set zone = ?, week = ?::jsonb, calendar_stamp = gen_random_uuid() where tenant_id = ?")
                .params(zone.getId(), write(week), tenant.value())
                .update();
    }

    /** Adds the days; a day that is there already gets the new name. */
    void add(TenantId tenant, Collection<Holiday> holidays) {
        sql.sql("""
                        insert into holiday (tenant_id, day, name)
                        select :tenant, added.day, added.name
                        from unnest(:days::text[]::date[], :names::text[]) as added(day, name)
                        on conflict (tenant_id, day) do update set name = excluded.name
                        """)
                .param("tenant", tenant.value())
                .param(
                        "days",
                        holidays.stream().map(one -> one.day().toString()).toArray(String[]::new))
                .param("names", holidays.stream().map(Holiday::name).toArray(String[]::new))
                .update();
        touch(tenant);
    }

    void remove(TenantId tenant, LocalDate day) {
        sql.sql("delete from holiday where day = ?").param(day).update();
        touch(tenant);
    }

    void setOwn(PersonId person, Optional<WorkingWeek> week) {
        if (week.isEmpty()) {
            sql.sql("delete from person_week where person_id = ?")
                    .param(person.value())
                    .update();
            return;
        }
        sql.sql("""
                        insert into person_week (tenant_id, person_id, week)
                        select tenant_id, person_id, ?::jsonb from person where person_id = ?
                        on conflict (tenant_id, person_id) do update set week = excluded.week
                        """).params(write(week.get()), person.value()).update();
    }

    private void touch(TenantId tenant) {
        sql.sql("update tenant set calendar_stamp = gen_random_uuid() where tenant_id = ?")
                .param(tenant.value())
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                ZoneId.of(row.getString("zone")),
                read(row.getString("week")).orElse(WorkingWeek.STANDARD),
                row.getObject("calendar_stamp", UUID.class));
    }

    private static String write(WorkingWeek week) {
        ObjectNode days = JSON.createObjectNode();
        week.hours()
                .forEach((day, hours) -> days.putObject(day.name())
                        .put("opens", hours.opens().toString())
                        .put("closes", hours.closes().toString()));
        return days.toString();
    }

    private static Optional<WorkingWeek> read(@Nullable String column) {
        if (column == null) {
            return Optional.empty();
        }
        Map<DayOfWeek, WorkingHours> week = new EnumMap<>(DayOfWeek.class);
        for (Map.Entry<String, JsonNode> day : JSON.readTree(column).properties()) {
            week.put(DayOfWeek.valueOf(day.getKey()), hours(day.getValue()));
        }
        return Optional.of(new WorkingWeek(week));
    }

    private static WorkingHours hours(JsonNode day) {
        return new WorkingHours(
                LocalTime.parse(day.path("opens").stringValue()),
                LocalTime.parse(day.path("closes").stringValue()));
    }
}
