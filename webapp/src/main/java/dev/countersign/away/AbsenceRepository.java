package dev.countersign.away;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AbsenceRepository {

    /** The most people in a line of stand-ins: whoever is further away is not asked. */
    static final int LONGEST_CHAIN = 10;

    private static final String ROW = """
            select absence_id, person_id, stand_in_id, template_key, first_day, last_day, starts_at, ends_at, note, set_by
            from absence
            """;

    private final JdbcClient sql;

    AbsenceRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Two absences of one person are not set at the same time. */
    void lock(PersonId person) {
        sql.sql("select 1 from person where person_id = ? for no key update")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    Optional<Absence> find(AbsenceId id) {
        return sql.sql(ROW + "where absence_id = ?")
                .param(id.value())
                .query(AbsenceRepository::row)
                .optional();
    }

    /** Those that are not over, the earliest first. */
    List<Absence> of(PersonId person, Instant now) {
        return sql.sql(ROW + "where person_id = ? and ends_at > ? order by starts_at, absence_id")
                .params(person.value(), Timestamp.from(now))
                .query(AbsenceRepository::row)
                .list();
    }

    /** The absences that are running now, of these people. */
    List<Absence> running(Collection<PersonId> people, Instant now) {
        return sql.sql(
                        ROW
                                + "where person_id = any (:people) and starts_at <= :now and ends_at > :now order by ends_at desc")
                .param("people", ids(people))
                .param("now", Timestamp.from(now))
                .query(AbsenceRepository::row)
                .list();
    }

    /** The absences that are running now and name this stand-in; the first ones by their end. */
    List<Absence> standingIn(PersonId standIn, Instant now, int limit) {
        return sql.sql(
                        ROW
                                + "where stand_in_id = ? and starts_at <= ? and ends_at > ? order by ends_at, absence_id limit ?")
                .params(standIn.value(), Timestamp.from(now), Timestamp.from(now), limit)
                .query(AbsenceRepository::row)
                .list();
    }

    /** The absences that are not over and name this stand-in, the earliest first. */
    List<Absence> places(PersonId standIn, Instant now, int limit) {
        return sql.sql(
                        ROW
                                + "where stand_in_id = ? and ends_at > ? and ends_at > starts_at order by starts_at, absence_id limit ?")
                .params(standIn.value(), Timestamp.from(now), limit)
                .query(AbsenceRepository::row)
                .list();
    }

    /** The absences of these people that are not over, the earliest first. */
    List<Absence> notOver(Collection<PersonId> people, Instant now) {
        return sql.sql(
                        ROW
                                + "where person_id = any (:people) and ends_at > :now and ends_at > starts_at order by starts_at, ends_at desc")
                .param("people", ids(people))
                .param("now", Timestamp.from(now))
                .query(AbsenceRepository::row)
                .list();
    }

    /**
     * The absences that are running now, of these people, of their stand-ins, and so on. An absence for the template comes before one for all.
     */
    List<Absence> chains(Collection<PersonId> people, String template, Instant now) {
        return sql.sql("""
                        with recursive chain(absence_id, stand_in_id, length) as (
                          select a.absence_id, a.stand_in_id, 1 from absence a
                          where a.person_id = any (:people) and a.starts_at <= :now and a.ends_at > :now
                            and (a.template_key is null or a.template_key = :template)
                          union
                          select a.absence_id, a.stand_in_id, c.length + 1 from chain c join absence a on a.person_id = c.stand_in_id
                          where a.starts_at <= :now and a.ends_at > :now
                            and (a.template_key is null or a.template_key = :template) and c.length < :longest)
                        """ + ROW + """
                        where absence_id in (select absence_id from chain)
                        order by template_key nulls last, ends_at desc
                        """)
                .param("people", ids(people))
                .param("template", template)
                .param("now", Timestamp.from(now))
                .param("longest", LONGEST_CHAIN)
                .query(AbsenceRepository::row)
                .list();
    }

    /** The people who are away now and whose line of stand-ins goes through this person. */
    List<PersonId> passingThrough(PersonId person, Instant now) {
        return sql.sql("""
                        with recursive before(person_id, length) as (
                          select a.person_id, 1 from absence a
                          where a.stand_in_id = :person and a.starts_at <= :now and a.ends_at > :now
                          union
                          select a.person_id, b.length + 1 from before b join absence a on a.stand_in_id = b.person_id
                          where a.starts_at <= :now and a.ends_at > :now and b.length < :longest)
                        select distinct person_id from before where person_id <> :person
                        """)
                .param("person", person.value())
                .param("now", Timestamp.from(now))
                .param("longest", LONGEST_CHAIN)
                .query((row, index) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Whether the person has another absence at that time for the same templates, which is not over. */
    boolean overlaps(Absence wanted, Instant now) {
        return sql.sql("""
                        select exists (select from absence
                          where person_id = :person and absence_id <> :id and starts_at < :ends
                            and ends_at > greatest(:starts::timestamptz, :now::timestamptz)
                            and template_key is not distinct from :template)
                        """)
                .param("person", wanted.person().value())
                .param("id", wanted.id().value())
                .param("starts", Timestamp.from(wanted.startsAt()))
                .param("now", Timestamp.from(now))
                .param("ends", Timestamp.from(wanted.endsAt()))
                .param("template", wanted.template().orElse(null))
                .query(Boolean.class)
                .single();
    }

    /** Whether the line of stand-ins leads back to the person, for a template that it is about, at any time from now on while the person is away. */
    boolean leadsBack(Absence wanted, Instant now) {
        return sql.sql("""
                        with recursive chain(stand_in_id, template_key, starts_at, ends_at, length) as (
                          select :standIn::uuid, :template::text, greatest(:starts::timestamptz, :now::timestamptz), :ends::timestamptz, 1
                          union
                          select a.stand_in_id, coalesce(c.template_key, a.template_key), greatest(c.starts_at, a.starts_at),
                            least(c.ends_at, a.ends_at), c.length + 1
                          from chain c join absence a on a.person_id = c.stand_in_id
                          where a.starts_at < c.ends_at and a.ends_at > c.starts_at and a.absence_id <> :id
                            and (a.template_key is null or c.template_key is null or a.template_key = c.template_key)
                            and c.length < :longest)
                        select exists (select from chain where stand_in_id = :person)
                        """)
                .param("person", wanted.person().value())
                .param("standIn", wanted.standIn().value())
                .param("id", wanted.id().value())
                .param("starts", Timestamp.from(wanted.startsAt()))
                .param("now", Timestamp.from(now))
                .param("ends", Timestamp.from(wanted.endsAt()))
                .param("template", wanted.template().orElse(null))
                .param("longest", LONGEST_CHAIN)
                .query(Boolean.class)
                .single();
    }

    /** How many absences of the person are not over at this time. */
    int count(PersonId person, Instant after) {
        return sql.sql("select count(*) from absence where person_id = ? and ends_at > ?")
                .params(person.value(), Timestamp.from(after))
                .query(Integer.class)
                .single();
    }

    /** Inserts the absence, or changes the one with this id. */
    void save(TenantId tenant, Absence absence, Instant now) {
        sql.sql("""
                        insert into absence (tenant_id, absence_id, person_id, stand_in_id, template_key, first_day, last_day,
                          starts_at, ends_at, note, set_by, set_at)
                        values (:tenant, :id, :person, :standIn, :template, :first, :last, :starts, :ends, :note, :by, :now)
                        on conflict (tenant_id, absence_id) do update set stand_in_id = :standIn, template_key = :template,
                          first_day = :first, last_day = :last, starts_at = :starts, ends_at = :ends, note = :note, set_by = :by,
                          set_at = :now
                        """)
                .param("tenant", tenant.value())
                .param("id", absence.id().value())
                .param("person", absence.person().value())
                .param("standIn", absence.standIn().value())
                .param("template", absence.template().orElse(null))
                .param("first", absence.firstDay())
                .param("last", absence.lastDay())
                .param("starts", Timestamp.from(absence.startsAt()))
                .param("ends", Timestamp.from(absence.endsAt()))
                .param("note", absence.note().isEmpty() ? null : absence.note())
                .param("by", absence.setBy().value())
                .param("now", Timestamp.from(now))
                .update();
    }

    private static UUID[] ids(Collection<PersonId> people) {
        return people.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    private static Absence row(ResultSet row, int index) throws SQLException {
        String note = row.getString("note");
        return new Absence(
                new AbsenceId(row.getObject("absence_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                new PersonId(row.getObject("stand_in_id", UUID.class)),
                Optional.ofNullable(row.getString("template_key")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                note == null ? "" : note,
                new PersonId(row.getObject("set_by", UUID.class)));
    }
}
