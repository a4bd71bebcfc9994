package dev.countersign.administration;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.GroupName;
import dev.countersign.people.NameKey;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonLocale;
import dev.countersign.people.PersonName;
import dev.countersign.people.Role;
import dev.countersign.people.StoredRoles;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and changes people for those who look after them. */
@Repository
class StaffRepository {

    static final int MOST_HELD = 100;

    private static final int MOST_REPORTS = 200;

    /** Nobody has more managers above them. A circle that was there before this check ends here, too. */
    static final int MOST_LEVELS = 50;

    private static final String ROW = """
            select p.person_id, %s as name, p.email, p.name_key, p.department, p.administrator, p.roles, p.active,
              p.language, p.locale, p.zone, %s,
              m.person_id as manager_id, (case when m.erased_at is null then m.name else erased_name(m.name) end) as manager_name, m.email as manager_email,
              exists (select from absence a where a.tenant_id = p.tenant_id and a.person_id = p.person_id
                and a.starts_at <= :now and a.ends_at > :now) as away
            from person p left join person m on m.tenant_id = p.tenant_id and m.person_id = p.manager_id
            """.formatted(PersonName.BARE, PersonLocale.OFFERED);

    /** Of a person {@code p} with neither a manager nor anybody who reports to them. */
    static final String ALONE = """
            p.active and p.manager_id is null and not exists (select from person b
              where b.tenant_id = p.tenant_id and b.manager_id = p.person_id and b.active)
            """;

    private static final String AFTER_ALL = Character.toString(Character.MAX_CODE_POINT);

    private final JdbcClient sql;

    StaffRepository(JdbcClient sql) {
        this.sql = sql;
    }

    List<StaffRow> page(StaffFilter filter, List<String> words, Optional<StaffPlace> after, int limit, Instant now) {
        StringBuilder where = new StringBuilder("where ").append(kind(filter.kind()));
        for (int at = 0; at < words.size(); at++) {
            where.append("""
                     and p.person_id in (select w.person_id from person_word w
                       where w.word >= :word%1$d and w.word < :word%1$d || :last)
                    """.formatted(at));
        }
        if (after.isPresent()) {
            where.append(" and (p.name_key, p.person_id) > (:name, :id)");
        }
        JdbcClient.StatementSpec read = sql.sql(ROW + where + " order by p.name_key, p.person_id limit :limit")
                .param("now", Timestamp.from(now))
                .param("last", AFTER_ALL)
                .param("name", after.map(StaffPlace::nameKey).orElse(null))
                .param("id", after.map(place -> place.person().value()).orElse(null))
                .param("limit", limit);
        for (int at = 0; at < words.size(); at++) {
            read = read.param("word" + at, words.get(at));
        }
        return read.query(StaffRepository::row).list();
    }

    Optional<StaffRow> find(PersonId id, Instant now) {
        return sql.sql(ROW + "where p.person_id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .query(StaffRepository::row)
                .optional();
    }

    private static String kind(StaffFilter.Kind kind) {
        return switch (kind) {
            case ACTIVE -> "p.active";
            case ROLES -> "p.active and (p.administrator or p.roles <> '{}')";
            case MANAGER_LEFT -> "p.active and not m.active";
            case ALONE -> ALONE;
            case LEFT -> "not p.active";
        };
    }

    /** From the person's manager upwards. */
    List<PersonName> chain(PersonId id) {
        return sql.sql("""
                        with recursive above (tenant_id, person_id, level) as (
                          select tenant_id, manager_id, 1 from person where person_id = :id and manager_id is not null
                          union all
                          select p.tenant_id, p.manager_id, a.level + 1 from above a
                            join person p on p.tenant_id = a.tenant_id and p.person_id = a.person_id
                          where p.manager_id is not null and a.level < :most)
                        select p.person_id, %s as name, p.email from above a
                          join person p on p.tenant_id = a.tenant_id and p.person_id = a.person_id order by a.level
                        """.formatted(PersonName.BARE))
                .param("id", id.value())
                .param("most", MOST_LEVELS)
                .query(StaffRepository::name)
                .list();
    }

    List<PersonName> reports(PersonId id) {
        return sql.sql("""
                        select person_id, name, email from person where active and manager_id = ?
                        order by name_key, person_id limit ?
                        """)
                .params(id.value(), MOST_REPORTS)
                .query(StaffRepository::name)
                .list();
    }

    List<String> groups(PersonId id) {
        return sql.sql("""
                        select g.key from group_member m
                          join person_group g on g.tenant_id = m.tenant_id and g.group_id = m.group_id
                        where m.person_id = ? order by g.key
                        """)
                .param(id.value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** Of those they belong to, or belonged to when they left and nobody took over. */
    List<Text> groupNames(PersonId id) {
        return sql.sql("""
                        select g.name from (
                            select tenant_id, group_id from group_member where person_id = :id
                            union select tenant_id, group_id from left_group where person_id = :id) held
                          join person_group g on g.tenant_id = held.tenant_id and g.group_id = held.group_id
                        order by g.key
                        """)
                .param("id", id.value())
                .query((row, index) -> GroupName.read(row.getString(1)))
                .list();
    }

    /** Whether somebody has signed in as this person. */
    boolean isLinked(PersonId id) {
        return sql.sql("select subject is not null from person where person_id = ?")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    boolean isErased(PersonId id) {
        return sql.sql("select exists (select from person where person_id = ? and erased_at is not null)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    /** The names of departments, for a choice. */
    List<String> departments() {
        return sql.sql("select name from department order by name limit 1000")
                .query((row, index) -> row.getString(1))
                .list();
    }

    List<String> departmentsLedBy(PersonId id) {
        return sql.sql("select name from department where head_id = ? order by name")
                .param(id.value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    int approvals(PersonId id) {
        return count("select from assignment where person_id = ? and status = 'OPEN' limit ?", id);
    }

    /** Of the open approvals, those in which the person is asked only as a member of groups or for a role. */
    int sharedApprovals(PersonId id) {
        return count(
                "select from assignment held where person_id = ? and status = 'OPEN' and not %s limit ?"
                        .formatted(Attention.NAMED),
                id);
    }

    int requests(PersonId id) {
        return count("""
                select from request where requester_id = ?
                  and (case when status in ('SUBMITTED', 'IN_PROGRESS') then 'OPEN' when status in ('APPROVED', 'DENIED') then status
                    else 'OTHER' end) = 'OPEN' limit ?
                """, id);
    }

    int standIn(PersonId id, Instant now) {
        return sql.sql("select count(*) from (select from absence where stand_in_id = ? and ends_at > ? limit ?) held")
                .params(id.value(), Timestamp.from(now), MOST_HELD)
                .query(Integer.class)
                .single();
    }

    private int count(String rows, PersonId id) {
        return sql.sql("select count(*) from (%s) held".formatted(rows))
                .params(id.value(), MOST_HELD)
                .query(Integer.class)
                .single();
    }

    int administrators() {
        return sql.sql("select count(*) from person where active and administrator")
                .query(Integer.class)
                .single();
    }

    /** @param speaks whether the language that the person has chosen gives way to that of the locale */
    void update(PersonId id, StaffDraft draft, boolean speaks) {
        sql.sql("""
                        update person set name = :name, name_key = :nameKey, email = :email, department = :department,
                          manager_id = :manager, zone = :zone, administrator = :administrator, roles = :roles,
                          locale = case when :speaks then :locale else locale end,
                          language = case when :speaks then null else language end
                        where person_id = :id
                        """)
                .param("name", draft.name())
                .param("nameKey", NameKey.of(draft.name()))
                .param("email", draft.email())
                .param("department", draft.department().orElse(null))
                .param("manager", draft.manager().map(PersonId::value).orElse(null))
                .param("zone", draft.zone().getId())
                .param("locale", draft.locale().toLanguageTag())
                .param("speaks", speaks)
                .param("administrator", draft.roles().contains(Role.ADMINISTRATOR))
                .param("roles", StoredRoles.others(draft.roles()))
                .param("id", id.value())
                .update();
    }

    /** The person gives up this address. What named them by it still means them. */
    void giveUp(TenantId tenant, PersonId id, String address, Instant now) {
        sql.sql("insert into former_address (tenant_id, address, until, person_id) values (?, ?, ?, ?)")
                .params(tenant.value(), address, Timestamp.from(now), id.value())
                .update();
    }

    void leave(PersonId id, @Nullable PersonId successor, String note, Instant now) {
        sql.sql("""
                        update person set active = false, left_at = :now, left_note = :note, successor_id = :successor,
                          administrator = false, roles = '{}'
                        where person_id = :id
                        """)
                .param("now", Timestamp.from(now))
                .param("note", note.isEmpty() ? null : note)
                .param("successor", successor == null ? null : successor.value())
                .param("id", id.value())
                .update();
    }

    /** When, why and to whom somebody has left what they held. */
    record Left(Instant at, String note, Optional<PersonId> successor) {}

    /** Empty for who is active. */
    Optional<Left> left(PersonId gone) {
        return sql.sql("""
                        select left_at, coalesce(left_note, '') as note, successor_id from person
                        where person_id = ? and not active and left_at is not null
                        """)
                .param(gone.value())
                .query((row, index) -> new Left(
                        row.getTimestamp("left_at").toInstant(),
                        row.getString("note"),
                        Optional.ofNullable(row.getObject("successor_id", UUID.class))
                                .map(PersonId::new)))
                .optional();
    }

    /** Who replaces somebody who has left. */
    Optional<PersonId> successor(PersonId gone) {
        return sql.sql("select successor_id from person where person_id = ? and successor_id is not null")
                .param(gone.value())
                .query((row, index) -> new PersonId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** @param note empty to keep the one before */
    void succeed(PersonId gone, PersonId successor, String note) {
        sql.sql("""
                        update person set successor_id = :successor, left_note = coalesce(:note, left_note) where person_id = :id
                        """)
                .param("note", note.isEmpty() ? null : note)
                .param("successor", successor.value())
                .param("id", gone.value())
                .update();
    }

    void comeBack(PersonId id) {
        sql.sql("""
                        update person set active = true, left_at = null, left_note = null, successor_id = null
                        where person_id = ?
                        """).param(id.value()).update();
    }

    void reportTo(PersonId person, @Nullable PersonId manager) {
        sql.sql("update person set manager_id = :manager where person_id = :id")
                .param("manager", manager == null ? null : manager.value())
                .param("id", person.value())
                .update();
    }

    /**
     * What went to a successor.
     *
     * @param reports how many people
     */
    record Replaced(int reports, List<StandIn> standIn) {}

    /** An absence of this person in which somebody decides for them. */
    record StandIn(UUID absence, PersonId person) {}

    /** Groups, departments, reports and absences go to the successor. Approvals follow one by one. */
    Replaced replace(PersonId gone, PersonId successor, Instant now) {
        sql.sql("""
                        insert into group_member (tenant_id, group_id, person_id)
                        select tenant_id, group_id, :successor from group_member where person_id = :gone
                        union select tenant_id, group_id, :successor from left_group where person_id = :gone
                        on conflict do nothing
                        """)
                .param("successor", successor.value())
                .param("gone", gone.value())
                .update();
        forgetGroups(gone);
        sql.sql("update department set head_id = ? where head_id = ?")
                .params(successor.value(), gone.value())
                .update();
        int reports = sql.sql("update person set manager_id = ? where manager_id = ? and person_id <> ?")
                .params(successor.value(), gone.value(), successor.value())
                .update();
        List<StandIn> standIn = sql.sql("""
                        update absence set stand_in_id = ? where stand_in_id = ? and person_id <> ? and ends_at > ?
                        returning absence_id, person_id
                        """)
                .params(successor.value(), gone.value(), successor.value(), Timestamp.from(now))
                .query((row, index) -> new StandIn(
                        row.getObject("absence_id", UUID.class), new PersonId(row.getObject("person_id", UUID.class))))
                .list();
        return new Replaced(reports, standIn);
    }

    private void forgetGroups(PersonId gone) {
        sql.sql("delete from left_group where person_id = ?")
                .param(gone.value())
                .update();
    }

    void leaveGroups(PersonId gone) {
        sql.sql("delete from group_member where person_id = ?")
                .param(gone.value())
                .update();
    }

    private static StaffRow row(ResultSet row, int index) throws SQLException {
        UUID manager = row.getObject("manager_id", UUID.class);
        return new StaffRow(
                name(row, index),
                row.getString("department"),
                manager == null
                        ? Optional.empty()
                        : Optional.of(new PersonName(
                                new PersonId(manager), row.getString("manager_name"), row.getString("manager_email"))),
                StoredRoles.read(row),
                row.getBoolean("active"),
                row.getBoolean("away"),
                row.getString("name_key"),
                PersonLocale.of(row),
                ZoneId.of(row.getString("zone")));
    }

    private static PersonName name(ResultSet row, int index) throws SQLException {
        return new PersonName(
                new PersonId(row.getObject("person_id", UUID.class)), row.getString("name"), row.getString("email"));
    }
}
