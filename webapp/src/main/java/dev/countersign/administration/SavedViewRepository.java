package dev.countersign.administration;

import dev.countersign.people.Actor;
import dev.countersign.people.NameKey;
import dev.countersign.people.PersonId;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SavedViewRepository {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int LONGEST_NUMBER = 20;

    private final JdbcClient sql;

    SavedViewRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** By name, with numbers in their order: "View 2" before "View 10". */
    List<SavedView> of(PersonId person) {
        return sql
                .sql("select name, filter from saved_view where person_id = ?")
                .param(person.value())
                .query((row, index) -> new SavedView(row.getString("name"), row.getString("filter")))
                .list()
                .stream()
                .sorted(Comparator.comparing((SavedView view) -> ordered(view.name()))
                        .thenComparing(SavedView::name))
                .toList();
    }

    /** With numbers of equal length, so that the order of letters is that of numbers. */
    private static String ordered(String name) {
        return NUMBER.matcher(NameKey.of(name))
                .replaceAll(number ->
                        "0".repeat(Math.max(0, LONGEST_NUMBER - number.group().length())) + number.group());
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
