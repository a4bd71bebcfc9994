package dev.countersign.administration;

import dev.countersign.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The groups that people left with the organisation while nobody took their place. Whoever replaces them later gets them, or they themselves if they come back. */
@Repository
class LeftGroups {

    private final JdbcClient sql;

    LeftGroups(JdbcClient sql) {
        this.sql = sql;
    }

    void remember(PersonId gone) {
        sql.sql("""
                        insert into left_group (tenant_id, person_id, group_id)
                        select tenant_id, person_id, group_id from group_member where person_id = ?
                        """).param(gone.value()).update();
    }

    /**
     * Nobody else gets them any more.
     *
     * @param mayJoin whether the person gets them, where there is room
     */
    void comeBack(PersonId person, boolean mayJoin) {
        sql.sql("""
                        with known as (delete from left_group where person_id = :person returning tenant_id, group_id, person_id)
                        insert into group_member (tenant_id, group_id, person_id)
                        select k.tenant_id, k.group_id, k.person_id from known k
                        where :mayJoin and (select count(*) from group_member m where m.tenant_id = k.tenant_id and m.group_id = k.group_id) < :most
                        on conflict do nothing
                        """)
                .param("person", person.value())
                .param("mayJoin", mayJoin)
                .param("most", Groups.MOST_MEMBERS)
                .update();
    }
}
