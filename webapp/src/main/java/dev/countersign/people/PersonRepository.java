package dev.countersign.people;

import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.text.Text;
import dev.countersign.tenant.TenantId;
import dev.countersign.text.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PersonRepository {

    private static final String PERSON = """
            select person_id, %s as name, email, department, manager_id, language, locale, zone, administrator, roles, active,
              %s as called, %s
            from person p
            """.formatted(PersonName.BARE, PersonName.OF_ROW, PersonLocale.OFFERED);

    /** The most words of a search; the others are ignored. */
    private static final int MOST_WORDS = 8;

    /** Sorts after every character. */
    private static final String AFTER_ALL = Character.toString(Character.MAX_CODE_POINT);

    private final JdbcClient sql;

    PersonRepository(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Person> find(PersonId id) {
        return sql.sql(PERSON + "where person_id = ?")
                .param(id.value())
                .query(PersonRepository::person)
                .optional();
    }

    List<Person> findAll(Collection<PersonId> ids) {
        return sql.sql(PERSON + "where person_id in (:ids)")
                .param("ids", ids.stream().map(PersonId::value).toList())
                .query(PersonRepository::person)
                .list();
    }

    Optional<Person> byEmail(String email) {
        return sql.sql(PERSON + "where email = ?")
                .param(email)
                .query(PersonRepository::person)
                .optional();
    }

    List<Person> byEmails(Collection<String> emails) {
        return sql.sql(PERSON + "where email = any (?)")
                .param(emails.toArray(String[]::new))
                .query(PersonRepository::person)
                .list();
    }

    Optional<Person> unlinked(String email) {
        return sql.sql(PERSON + "where email = ? and subject is null")
                .param(email)
                .query(PersonRepository::person)
                .optional();
    }

    /** Who had this address at that moment, if it is known that they gave it up since; otherwise who has it. */
    Optional<Person> byEmail(String email, Instant at) {
        return sql.sql(PERSON + """
                        where person_id = coalesce(
                          (select f.person_id from former_address f where f.address = :email and f.until > :at
                            order by f.until limit 1),
                          (select o.person_id from person o where o.email = :email))
                        """)
                .param("email", email)
                .param("at", Timestamp.from(at))
                .query(PersonRepository::person)
                .optional();
    }

    Optional<Person> bySubject(String issuer, String subject) {
        return sql.sql(PERSON + "where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(PersonRepository::person)
                .optional();
    }

    List<Person> members(String groupKey) {
        return sql.sql(PERSON + """
                        where active and person_id in (
                          select m.person_id from group_member m join person_group g using (tenant_id, group_id)
                          where g.key = ?)
                        order by name_key, person_id
                        """)
                .param(groupKey)
                .query(PersonRepository::person)
                .list();
    }

    Set<GroupMember> memberships(Collection<String> groupKeys, Collection<PersonId> persons) {
        return sql.sql("""
                        select g.key, m.person_id from group_member m join person_group g using (tenant_id, group_id)
                        where g.key = any (:groups) and m.person_id = any (:people)
                        """)
                .param("groups", groupKeys.toArray(String[]::new))
                .param("people", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, index) ->
                        new GroupMember(row.getString("key"), new PersonId(row.getObject("person_id", UUID.class))))
                .set();
    }

    List<Person> reports(PersonId manager, int limit) {
        return sql.sql(PERSON + "where active and manager_id = ? order by name_key, person_id limit ?")
                .params(manager.value(), limit)
                .query(PersonRepository::person)
                .list();
    }

    Optional<String> noteOfLeaver(PersonId id, PersonId successor) {
        return sql.sql(
                        "select coalesce(left_note, '') from person where person_id = ? and successor_id = ? and not active")
                .params(id.value(), successor.value())
                .query(String.class)
                .optional();
    }

    List<Leaver> leavers(Collection<PersonId> ids) {
        return sql.sql("""
                        select p.person_id, s.person_id as successor from person p
                          left join person s on s.tenant_id = p.tenant_id and s.person_id = p.successor_id and s.active
                        where p.person_id = any (?) and not p.active order by p.person_id
                        """)
                .param(ids.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, index) -> new Leaver(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        Optional.ofNullable(row.getObject("successor", UUID.class))
                                .map(PersonId::new)))
                .list();
    }

    void lockChanges(TenantId tenant) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(?, 57))")
                .param(tenant.toString())
                .query((row, index) -> true)
                .single();
    }

    List<Person> administrators() {
        return holders(Among.Role.ADMINISTRATOR, Integer.MAX_VALUE);
    }

    List<Person> holders(Among.Role role, int limit) {
        return sql.sql(PERSON
                        + " where active and %s order by name_key, person_id limit :limit"
                                .formatted(within(new Among.HoldersOf(role))))
                .param("limit", limit)
                .query(PersonRepository::person)
                .list();
    }

    Set<PersonId> holders(Among.Role role, Collection<PersonId> persons) {
        return sql.sql("select p.person_id from person p where p.active and p.person_id = any (:people) and %s"
                        .formatted(within(new Among.HoldersOf(role))))
                .param("people", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, index) -> new PersonId(row.getObject("person_id", UUID.class)))
                .set();
    }

    Optional<Person> headOf(String department) {
        return sql.sql(PERSON + "where person_id = (select head_id from department where name = ?)")
                .param(department)
                .query(PersonRepository::person)
                .optional();
    }

    /** Returns false if there is no such department. */
    boolean lead(String department, PersonId head) {
        return sql.sql("update department set head_id = ? where name = ?")
                        .params(head.value(), department)
                        .update()
                == 1;
    }

    /** The first people by name. With words, only people with each word at the beginning of a word of the name, or with the text at the beginning of the email address. */
    List<PersonName> search(String nameKey, Among among, int limit) {
        List<String> words = NameKey.words(nameKey).stream().limit(MOST_WORDS).toList();
        StringBuilder found = new StringBuilder();
        if (!nameKey.isEmpty()) {
            found.append("person_id in (select person_id from person_word where ")
                    .append(begins("text"));
            for (int i = 0; i < words.size(); i++) {
                found.append(i == 0 ? " union (" : " intersect ")
                        .append("select person_id from person_word where ")
                        .append(begins("word" + i));
            }
            found.append(words.isEmpty() ? ") and " : ")) and ");
        }
        JdbcClient.StatementSpec search = sql.sql("""
                        select person_id, %s as called, email from person p
                        where %s active and %s
                        order by %s name_key, person_id
                        limit :limit
                        """.formatted(
                                PersonName.OF_ROW,
                                found,
                                within(among),
                                nameKey.isEmpty() ? "" : "not starts_with(name_key, :text),"))
                .param("text", nameKey)
                .param("last", AFTER_ALL)
                .param("group", group(among))
                .param("limit", limit);
        for (int i = 0; i < words.size(); i++) {
            search = search.param("word" + i, words.get(i));
        }
        return search.query((row, index) -> new PersonName(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("called"),
                        row.getString("email")))
                .list();
    }

    /** A condition that reads a range of the index, also with a generic plan of PostgreSQL. */
    private static String begins(String parameter) {
        return "word >= :%1$s and word < :%1$s || :last".formatted(parameter);
    }

    boolean isAmong(PersonId id, Among among) {
        return sql.sql("select count(*) from person p where active and person_id = :id and %s".formatted(within(among)))
                        .param("id", id.value())
                        .param("group", group(among))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    boolean hasGroup(String key) {
        return sql.sql("select count(*) from person_group where key = ?")
                        .param(key)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** How many active people are within the limit. */
    int count(Among among) {
        return sql.sql("select count(*) from person p where active and " + within(among))
                .param("group", group(among))
                .query(Integer.class)
                .single();
    }

    /** The active people above whom there is no active manager. */
    Lacking withoutManager() {
        return lacking("""
                select from person m where m.tenant_id = p.tenant_id and m.person_id = p.manager_id
                  and (m.active or m.manager_id is not null)
                """);
    }

    /** The active people whose department has no active head, or nobody above a head who is the person. */
    Lacking withoutDepartmentHead() {
        return lacking("""
                select from department d join person h on h.tenant_id = d.tenant_id and h.person_id = d.head_id
                where d.tenant_id = p.tenant_id and d.name = p.department
                  and (h.manager_id is not null or (h.active and h.person_id <> p.person_id))
                """);
    }

    private Lacking lacking(String other) {
        return sql.sql("""
                        select count(*) over () as number, name from person p where active and not exists (%s)
                        order by name_key, person_id limit 1
                        """.formatted(other))
                .query((row, index) -> new Lacking(row.getInt("number"), row.getString("name")))
                .optional()
                .orElseGet(() -> new Lacking(0, ""));
    }

    /** A condition on the row {@code p} of {@code person}, which may use the parameter {@code :group}. */
    private static String within(Among among) {
        return switch (among) {
            case Among.Everybody _ -> "true";
            case Among.Group _ -> """
                    exists (select from group_member m join person_group g using (tenant_id, group_id)
                      where m.tenant_id = p.tenant_id and m.person_id = p.person_id and g.key = :group)
                    """;
            case Among.HoldersOf(Among.Role role) ->
                switch (role) {
                    case ADMINISTRATOR -> "p.administrator";
                    case TEMPLATE_EDITOR -> "(p.administrator or coalesce('TEMPLATE_EDITOR' = any (p.roles), false))";
                    case MANAGER -> """
                            exists (select from person below
                              where below.tenant_id = p.tenant_id and below.manager_id = p.person_id and below.active)
                            """;
                };
        };
    }

    private static @Nullable String group(Among among) {
        return among instanceof Among.Group(String key) ? key : null;
    }

    /** Returns false if the person has a subject already, so that nobody takes over their account by an email address. */
    boolean link(PersonId id, String issuer, String subject) {
        return sql.sql("update person set issuer = ?, subject = ? where person_id = ? and subject is null")
                        .params(issuer, subject, id.value())
                        .update()
                == 1;
    }

    void speak(PersonId id, String language) {
        sql.sql("update person set language = ? where person_id = ?")
                .params(language, id.value())
                .update();
    }

    void insert(TenantId tenant, PersonId id, NewPerson person, String nameKey, Instant now) {
        sql.sql("""
                        insert into person (tenant_id, person_id, email, name, name_key, department, manager_id,
                          locale, zone, administrator, roles, created_at)
                        values (:tenant, :id, :email, :name, :nameKey, :department, :manager,
                          :locale, :zone, :administrator, :roles, :now)
                        """)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("email", person.email())
                .param("name", person.name())
                .param("nameKey", nameKey)
                .param("department", person.department())
                .param(
                        "manager",
                        person.manager() == null ? null : person.manager().value())
                .param("locale", person.locale().toLanguageTag())
                .param("zone", person.zone().getId())
                .param("administrator", person.roles().contains(Role.ADMINISTRATOR))
                .param("roles", StoredRoles.others(person.roles()))
                .param("now", Timestamp.from(now))
                .update();
    }

    Map<String, Text> groupNames(Collection<String> keys) {
        Map<String, Text> names = new HashMap<>();
        sql.sql("select key, name from person_group where key = any (:keys)")
                .param("keys", keys.stream().map(StorableText::of).toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("key"), GroupName.read(row.getString("name")));
                });
        return names;
    }

    void insertGroup(TenantId tenant, UUID id, String key, Text name) {
        sql.sql("insert into person_group (tenant_id, group_id, key, name) values (?, ?, ?, ?)")
                .params(tenant.value(), id, key, GroupName.write(name))
                .update();
    }

    int memberCount(String groupKey) {
        return sql.sql("""
                        select count(*) from group_member m join person_group g using (tenant_id, group_id) where g.key = ?
                        """).param(groupKey).query(Integer.class).single();
    }

    /** Returns false if there is no such group. */
    boolean insertMember(TenantId tenant, String groupKey, PersonId person) {
        return sql.sql("""
                        insert into group_member (tenant_id, group_id, person_id)
                        select tenant_id, group_id, ? from person_group where tenant_id = ? and key = ?
                        """).params(person.value(), tenant.value(), groupKey).update() == 1;
    }

    private static Person person(ResultSet row, int index) throws SQLException {
        return new Person(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                row.getString("department"),
                personId(row.getObject("manager_id", UUID.class)),
                PersonLocale.of(row),
                ZoneId.of(row.getString("zone")),
                StoredRoles.read(row),
                row.getBoolean("active"),
                row.getString("called"));
    }

    private static @Nullable PersonId personId(@Nullable UUID id) {
        return id == null ? null : new PersonId(id);
    }
}
