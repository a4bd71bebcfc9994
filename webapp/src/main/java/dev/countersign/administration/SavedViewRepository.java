package dev.countersign.administration;

import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SavedViewRepository {

    private final JdbcClient sql;

    SavedViewRepository(JdbcClient sql) {
        this.sql = sql;
    }

    List<SavedView> of(PersonId person) {
        return sql.sql("select name, filter from saved_view where person_id = ? order by lower(name), name")
                .param(person.value())
                .query((row, index) -> new SavedView(row.getString("name"), row.getString("filter")))
                .list();
    }

    void put(Actor actor, SavedView view) {
        sql.sql("""
                        insert into saved_view (tenant_id, person_id, name, filter) values (?, ?, ?, ?)
                        on conflict (tenant_id, person_id, name) do update set filter = excluded.filter
                        """)
                .params(actor.tenant().value(), actor.person().value(), view.name(), view.filter())
                .update();
    }

    void remove(PersonId person, String name) {
        sql.sql("delete from saved_view where person_id = ? and name = ?")
                .params(person.value(), name)
                .update();
    }
}
