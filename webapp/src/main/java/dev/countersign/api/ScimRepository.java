package dev.countersign.api;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the directory knows people and groups. */
@Repository
class ScimRepository {

    /** How the directory knows a person. */
    record Known(PersonId person, String userName, Optional<String> externalId, boolean deleted) {}

    private static final String USERS = """
            from person p left join scim_user u on u.tenant_id = p.tenant_id and u.person_id = p.person_id
            where p.erased_at is null
            """;

    private static final String KNOWN =
            "select p.person_id, coalesce(u.user_name, p.email) as user_name, u.external_id,"
                    + " coalesce(u.deleted, false) as deleted ";

    private final JdbcClient sql;

    ScimRepository(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Known> find(PersonId person) {
        return findAll(List.of(person)).stream().findFirst();
    }

    List<Known> findAll(Collection<PersonId> people) {
        return sql.sql(KNOWN + USERS + "and p.person_id = any(?)")
                .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, index) -> new Known(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("user_name"),
                        Optional.ofNullable(row.getString("external_id")),
                        row.getBoolean("deleted")))
                .list();
    }

    /** Those who are not deleted, by name. */
    List<PersonId> page(Scim.Part part) {
        return sql.sql("select p.person_id " + USERS
                        + "and not coalesce(u.deleted, false) order by p.name_key, p.person_id limit ? offset ?")
                .params(part.count(), part.offset())
                .query((row, index) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    int count() {
        return sql.sql("select count(*) " + USERS + "and not coalesce(u.deleted, false)")
                .query(Integer.class)
                .single();
    }

    /** Also one who is deleted. */
    Optional<PersonId> byUserName(String name) {
        return one("lower(u.user_name) = lower(?)", name)
                .or(() -> one("u.person_id is null and p.email = lower(?)", name));
    }

    Optional<PersonId> byEmail(String email) {
        return one("p.email = lower(?)", email);
    }

    /** No two have the same, unless they are deleted. */
    Optional<PersonId> byExternalId(String id) {
        return one("u.external_id = ? and not u.deleted", id);
    }

    private Optional<PersonId> one(String which, String value) {
        return sql.sql("select p.person_id " + USERS + "and " + which + " limit 1")
                .param(value)
                .query((row, index) -> new PersonId(row.getObject(1, UUID.class)))
                .optional();
    }

    void keep(TenantId tenant, PersonId person, String userName, @Nullable String externalId, boolean deleted) {
        sql.sql("""
                        insert into scim_user (tenant_id, person_id, user_name, external_id, deleted) values (?, ?, ?, ?, ?)
                        on conflict (tenant_id, person_id) do update set user_name = excluded.user_name,
                          external_id = excluded.external_id, deleted = excluded.deleted
                        """)
                .param(tenant.value())
                .param(person.value())
                .param(userName)
                .param(externalId)
                .param(deleted)
                .update();
    }

    Optional<String> externalId(UUID group) {
        return sql.sql("select external_id from scim_group where group_id = ?")
                .param(group)
                .query(String.class)
                .optional();
    }

    Optional<UUID> groupByExternalId(String id) {
        return sql.sql("select group_id from scim_group where external_id = ?")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    void keepGroup(TenantId tenant, UUID group, Optional<String> externalId) {
        if (externalId.isEmpty()) {
            sql.sql("delete from scim_group where group_id = ?").param(group).update();
            return;
        }
        sql.sql("""
                        insert into scim_group (tenant_id, group_id, external_id) values (?, ?, ?)
                        on conflict (tenant_id, group_id) do update set external_id = excluded.external_id
                        """).params(tenant.value(), group, externalId.get()).update();
    }
}
