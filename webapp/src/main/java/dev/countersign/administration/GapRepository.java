package dev.countersign.administration;

import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestId;
import java.util.List;
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

    /** Whether a person who has left is the only one who is asked in a request, the head of a department, or somebody's manager. */
    boolean leaves(PersonId person) {
        return sql.sql("""
                        select exists (%s and gone.person_id = :person)
                          or exists (select from department where head_id = :person)
                          or exists (select from person where manager_id = :person and active)
                        """.formatted(Attention.LEFT_ALONE))
                .param("person", person.value())
                .query(Boolean.class)
                .single();
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
                .<Gap>query((row, index) -> new Gap.ManagerLeft(
                        new PersonName(
                                new PersonId(row.getObject("person_id", UUID.class)),
                                row.getString("name"),
                                row.getString("email")),
                        row.getInt("people")))
                .list();
    }
}
