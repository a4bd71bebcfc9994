package dev.countersign.administration;

import dev.countersign.people.PersonId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads who reports to whom, for many people at once. */
@Repository
class ReportingLines {

    private final JdbcClient sql;

    ReportingLines(JdbcClient sql) {
        this.sql = sql;
    }

    /** The manager of each of these people, of their managers, and so on upwards. Ends where a circle begins. */
    Map<PersonId, PersonId> managersAbove(Collection<PersonId> people) {
        Map<PersonId, PersonId> managers = new HashMap<>();
        sql.sql("""
                        with recursive above (tenant_id, person_id, manager_id) as (
                          select tenant_id, person_id, manager_id from person where person_id = any(:people) and manager_id is not null
                          union
                          select p.tenant_id, p.person_id, p.manager_id from above a
                            join person p on p.tenant_id = a.tenant_id and p.person_id = a.manager_id
                          where p.manager_id is not null)
                        select person_id, manager_id from above
                        """)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(row -> {
                    managers.put(
                            new PersonId(row.getObject("person_id", UUID.class)),
                            new PersonId(row.getObject("manager_id", UUID.class)));
                });
        return managers;
    }
}
