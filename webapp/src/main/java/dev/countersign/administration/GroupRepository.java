package dev.countersign.administration;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.GroupName;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.template.TemplateVersionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and changes groups and departments for those who look after people. */
@Repository
class GroupRepository {

    /** The most groups, and the most departments, that a list shows. */
    static final int MOST = 1_000;

    private static final String ROW = """
            select g.group_id, g.key, g.name, (select count(*) from group_member m
              join person p on p.tenant_id = m.tenant_id and p.person_id = m.person_id
              where m.tenant_id = g.tenant_id and m.group_id = g.group_id and p.active) as members
            from person_group g
            """;

    private final JdbcClient sql;

    GroupRepository(JdbcClient sql) {
        this.sql = sql;
    }

    List<GroupRow> all() {
        return sql.sql(ROW + "order by g.key limit ?")
                .param(MOST)
                .query(GroupRepository::row)
                .list();
    }

    Optional<GroupRow> find(UUID id) {
        return sql.sql(ROW + "where g.group_id = ?")
                .param(id)
                .query(GroupRepository::row)
                .optional();
    }

    List<GroupPage.Member> members(UUID id) {
        return sql.sql("""
                        select p.person_id, p.name, p.email, p.active from group_member m
                          join person p on p.tenant_id = m.tenant_id and p.person_id = m.person_id
                        where m.group_id = ? order by p.name_key, p.person_id
                        """)
                .param(id)
                .query((row, index) -> new GroupPage.Member(name(row), row.getBoolean("active")))
                .list();
    }

    /** A group is changed by one transaction after the other. */
    void lock(UUID id) {
        sql.sql("select true from person_group where group_id = ? for no key update")
                .param(id)
                .query(Boolean.class)
                .optional();
    }

    /** With those who have left. */
    int countMembers(UUID id) {
        return sql.sql("select count(*) from group_member where group_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** 0 also if there is no such group. */
    int countMembers(String key) {
        return sql.sql("select count(*) from group_member join person_group using (tenant_id, group_id) where key = ?")
                .param(key)
                .query(Integer.class)
                .single();
    }

    void rename(UUID id, Text name) {
        sql.sql("update person_group set name = ? where group_id = ?")
                .params(GroupName.write(name), id)
                .update();
    }

    /** Returns false if they are a member already. */
    boolean addMember(UUID id, PersonId person) {
        return sql.sql("""
                        insert into group_member (tenant_id, group_id, person_id)
                        select tenant_id, group_id, ? from person_group where group_id = ? on conflict do nothing
                        """).params(person.value(), id).update() == 1;
    }

    /** Returns false if they are no member any more. */
    boolean removeMember(UUID id, PersonId person) {
        return sql.sql("delete from group_member where group_id = ? and person_id = ?")
                        .params(id, person.value())
                        .update()
                == 1;
    }

    void delete(UUID id) {
        sql.sql("delete from group_member where group_id = ?").param(id).update();
        sql.sql("delete from person_group where group_id = ?").param(id).update();
    }

    /** The versions that open requests run on. */
    List<TemplateVersionId> versionsInUse() {
        return sql.sql("select distinct template_version_id from request where closed_at is null")
                .query((row, index) -> new TemplateVersionId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Those of the open requests of one person. */
    List<TemplateVersionId> versionsInUse(PersonId requester) {
        return sql.sql("select distinct template_version_id from request where requester_id = ? and closed_at is null")
                .param(requester.value())
                .query((row, index) -> new TemplateVersionId(row.getObject(1, UUID.class)))
                .list();
    }

    List<DepartmentRow> departments() {
        return sql.sql("""
                        select d.name as department, h.person_id, h.name, h.email, h.active, (select count(*) from person p
                          where p.tenant_id = d.tenant_id and p.department = d.name and p.active) as people
                        from department d left join person h on h.tenant_id = d.tenant_id and h.person_id = d.head_id
                        order by d.name limit ?
                        """)
                .param(MOST)
                .query((row, index) -> new DepartmentRow(
                        row.getString("department"),
                        row.getObject("person_id", UUID.class) == null ? Optional.empty() : Optional.of(name(row)),
                        row.getObject("person_id", UUID.class) != null && !row.getBoolean("active"),
                        row.getInt("people")))
                .list();
    }

    /** A department is changed by one transaction after the other. */
    void lockDepartment(String name) {
        sql.sql("select true from department where name = ? for no key update")
                .param(name)
                .query(Boolean.class)
                .optional();
    }

    /** Empty if there is no such department, too. */
    Optional<PersonName> head(String department) {
        return sql.sql("""
                        select h.person_id, h.name, h.email from department d
                          join person h on h.tenant_id = d.tenant_id and h.person_id = d.head_id where d.name = ?
                        """).param(department).query((row, index) -> name(row)).optional();
    }

    /** Returns false if there is no such department. */
    boolean lead(String department, Optional<PersonId> head) {
        return sql.sql("update department set head_id = :head where name = :name")
                        .param("head", head.map(PersonId::value).orElse(null))
                        .param("name", department)
                        .update()
                == 1;
    }

    private static GroupRow row(ResultSet row, int index) throws SQLException {
        return new GroupRow(
                row.getObject("group_id", UUID.class),
                row.getString("key"),
                GroupName.read(row.getString("name")),
                row.getInt("members"),
                List.of());
    }

    private static PersonName name(ResultSet row) throws SQLException {
        return new PersonName(
                new PersonId(row.getObject("person_id", UUID.class)), row.getString("name"), row.getString("email"));
    }
}
