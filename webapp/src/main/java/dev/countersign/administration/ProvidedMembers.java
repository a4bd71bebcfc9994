package dev.countersign.administration;

import dev.countersign.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is in which group because the identity provider says so. */
@Repository
class ProvidedMembers {

    record Group(UUID id, String key) {}

    private final JdbcClient sql;

    ProvidedMembers(JdbcClient sql) {
        this.sql = sql;
    }

    /** The groups with these keys, names in the standard language, or external ids. Unknown ones are left out. */
    List<Group> named(Collection<String> names) {
        return sql.sql("""
                        select g.group_id, g.key from person_group g
                        where g.key = any (:folded)
                          or lower(case when g.name like '{%' then g.name::jsonb ->> 'en' else g.name end) = any (:folded)
                          or g.group_id in (select s.group_id from scim_group s where s.external_id = any (:names))
                        order by g.key
                        """)
                .param(
                        "folded",
                        names.stream()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .param("names", names.toArray(String[]::new))
                .query(ProvidedMembers::group)
                .list();
    }

    /** The groups that the person is in because the provider said so. */
    List<Group> of(PersonId person) {
        return sql.sql("""
                        select g.group_id, g.key from provided_member m join person_group g using (tenant_id, group_id)
                        where m.person_id = ? order by g.key
                        """).param(person.value()).query(ProvidedMembers::group).list();
    }

    /** The groups that the person is in for whatever reason. */
    List<UUID> allOf(PersonId person) {
        return sql.sql("select group_id from group_member where person_id = ?")
                .param(person.value())
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Says of a member that the provider put them there. */
    void mark(UUID group, PersonId person) {
        sql.sql("""
                        insert into provided_member (tenant_id, group_id, person_id)
                        select tenant_id, group_id, person_id from group_member where group_id = ? and person_id = ?
                        """).params(group, person.value()).update();
    }

    private static Group group(ResultSet row, int index) throws SQLException {
        return new Group(row.getObject("group_id", UUID.class), row.getString("key"));
    }
}
