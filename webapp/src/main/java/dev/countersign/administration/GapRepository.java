package dev.countersign.administration;

import dev.countersign.alarm.AlarmAbout;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is missing. It looks only at people who have left and at what they still hold. */
@Repository
class GapRepository {

    private static final int MOST_COUNTED = 200;

    private final JdbcClient sql;

    GapRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Requests with an open approval that only people who have left are asked in. */
    List<RequestId> undecidable(int most) {
        return sql.sql(
                        "select distinct request_id from (select request_id from (%s) a limit 1000) o order by request_id limit ?"
                                .formatted(Attention.LEFT_ALONE))
                .param(most)
                .query((row, index) -> new RequestId(row.getObject(1, UUID.class)))
                .list();
    }

    List<Gap> approversWhoLeft(int most) {
        return sql.sql("""
                        select p.person_id, %s as name, p.email, least(held.approvals, ?) as approvals
                        from (select asked.person_id, count(*) as approvals
                            from (select gone.person_id %s limit 5000) asked group by asked.person_id) held
                          join person p using (person_id)
                        order by p.name_key, p.person_id limit ?
                        """.formatted(PersonName.BARE, Attention.LEAVERS_ASKED))
                .params(MOST_COUNTED, most)
                .<Gap>query((row, index) -> new Gap.ApproverLeft(name(row), row.getInt("approvals")))
                .list();
    }

    private static PersonName name(ResultSet row) throws SQLException {
        return new PersonName(
                new PersonId(row.getObject("person_id", UUID.class)), row.getString("name"), row.getString("email"));
    }

    /**
     * What a person who has left is still the only one to do: the facts of an alarm. In approvals in which they were asked only as a member of a group or for
     * a role, others are asked at the same time.
     */
    Map<String, String> left(PersonId person) {
        Map<String, String> open = new HashMap<>();
        counted(
                        "select from (select gone.person_id %s and gone.person_id = :person and %s limit :most) asked"
                                .formatted(Attention.LEAVERS_ASKED, Attention.NAMED),
                        person)
                .ifPresent(count -> open.put(AlarmAbout.APPROVALS, count));
        counted("select from person where manager_id = :person and active limit :most", person)
                .ifPresent(count -> open.put(AlarmAbout.REPORTS, count));
        sql.sql("select string_agg(name, ', ' order by name) from department where head_id = ?")
                .param(person.value())
                .query((row, index) -> Optional.ofNullable(row.getString(1)))
                .single()
                .ifPresent(names -> open.put(AlarmAbout.DEPARTMENTS, names));
        return open;
    }

    private Optional<String> counted(String rows, PersonId person) {
        int count = sql.sql("select count(*) from (%s) counted".formatted(rows))
                .param("person", person.value())
                .param("most", MOST_COUNTED)
                .query(Integer.class)
                .single();
        return count == 0 ? Optional.empty() : Optional.of(Integer.toString(count));
    }

    /** The addresses that the person has given up. */
    List<String> formerAddresses(PersonId person) {
        return sql.sql("select address from former_address where person_id = ?")
                .param(person.value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    List<Gap> managersWhoLeft(int most) {
        return sql.sql("""
                        select p.person_id, %s as name, p.email, (select count(*) from (select from person b
                          where b.tenant_id = p.tenant_id and b.manager_id = p.person_id and b.active limit ?) below) as people
                        from person p where not p.active and (select true from person b
                          where b.tenant_id = p.tenant_id and b.manager_id = p.person_id and b.active limit 1)
                        order by p.name_key, p.person_id limit ?
                        """.formatted(PersonName.BARE))
                .params(MOST_COUNTED, most)
                .<Gap>query((row, index) -> new Gap.ManagerLeft(name(row), row.getInt("people")))
                .list();
    }
}
