package dev.countersign.people;

import dev.countersign.tenant.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes many people by one statement. */
@Repository
class ManyPeople {

    private final JdbcClient sql;

    ManyPeople(JdbcClient sql) {
        this.sql = sql;
    }

    /** In their order, so that who is named in a later row as a manager may be in an earlier one. */
    void insert(TenantId tenant, Map<PersonId, NewPerson> added, Instant now) {
        List<NewPerson> people = List.copyOf(added.values());
        sql.sql("""
                        insert into person (tenant_id, person_id, email, name, name_key, department, manager_id,
                          locale, zone, administrator, roles, created_at)
                        select :tenant, n.id, n.email, n.name, n.name_key, n.department, n.manager,
                          n.locale, n.zone, n.administrator, string_to_array(n.roles, ' '), :now
                        from unnest(:ids::uuid[], :emails::text[], :names::text[], :nameKeys::text[], :departments::text[], :managers::uuid[],
                            :locales::text[], :zones::text[], :administrators::boolean[], :roles::text[]) with ordinality
                          n (id, email, name, name_key, department, manager, locale, zone, administrator, roles, place)
                        order by n.place
                        """)
                .param("tenant", tenant.value())
                .param("now", Timestamp.from(now))
                .param("ids", added.keySet().stream().map(PersonId::value).toArray(UUID[]::new))
                .param("emails", texts(people, NewPerson::email))
                .param("names", texts(people, NewPerson::name))
                .param("nameKeys", texts(people, person -> NameKey.of(person.name())))
                .param("departments", texts(people, NewPerson::department))
                .param(
                        "managers",
                        people.stream()
                                .map(NewPerson::manager)
                                .map(manager -> manager == null ? null : manager.value())
                                .toArray(UUID[]::new))
                .param("locales", texts(people, person -> person.locale().toLanguageTag()))
                .param("zones", texts(people, person -> person.zone().getId()))
                .param(
                        "administrators",
                        people.stream()
                                .map(person -> person.roles().contains(Role.ADMINISTRATOR))
                                .toArray(Boolean[]::new))
                .param("roles", texts(people, person -> String.join(" ", StoredRoles.others(person.roles()))))
                .update();
    }

    private static @Nullable String[] texts(List<NewPerson> people, Function<NewPerson, @Nullable String> value) {
        return people.stream().map(value).toArray(String[]::new);
    }
}
