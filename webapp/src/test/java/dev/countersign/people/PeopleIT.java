package dev.countersign.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.text.Text;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.RowsRead;
import dev.countersign.testing.Services;
import dev.countersign.testing.TestDatabase;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(Services.class)
class PeopleIT {

    private static final Among EVERYBODY = new Among.Everybody();
    private static final String ISSUER = "https://id.example.test";

    private final People people;
    private final Directory directory;
    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final TenantId acme;
    private final TenantId globex;
    private final Actor marta;
    private final Actor jon;

    @Autowired
    PeopleIT(
            People people,
            Directory directory,
            Organisation organisation,
            TenantTransaction transaction,
            JdbcClient sql) {
        this.transaction = transaction;
        this.sql = sql;
        this.people = people;
        this.directory = directory;
        this.acme = organisation.found();
        this.globex = organisation.found();
        this.marta = organisation.administrator(acme, "Marta Ruiz");
        this.jon = organisation.employee(acme, "Jon Sáez", marta);
    }

    @Test
    void whoIsRenamedOrComesLaterChangesHowOthersAreCalled() {
        PersonId second = add("Eva Lind", "eva2@example.test");
        assertThat(called(second)).isEqualTo("Eva Lind");
        PersonId third = add("EVA LIND", "eva3@example.test");
        PersonId fourth = add("Eva Lind", "eva4@example.test");
        assertThat(called(second)).isEqualTo("Eva Lind (eva2@example.test)");
        rename(third, "Eva Lund");
        assertThat(called(third)).isEqualTo("Eva Lund");
        assertThat(called(fourth)).isEqualTo("Eva Lind (eva4@example.test)");
        rename(fourth, "Eva Lund");
        assertThat(called(second)).isEqualTo("Eva Lind");
        assertThat(called(third)).isEqualTo("Eva Lund (eva3@example.test)");
        rename(fourth, "Eva Lund");
        assertThat(called(fourth)).isEqualTo("Eva Lund (eva4@example.test)");
    }

    @Test
    void peopleOfOneNameWhoAreAddedAtTheSameTimeAreToldApart() throws Exception {
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<PersonId> added = new ArrayList<>();
            for (Future<PersonId> one : both.invokeAll(IntStream.range(0, 8)
                    .<Callable<PersonId>>mapToObj(at -> () -> add("Noa Vidal", "noa" + at + "@example.test"))
                    .toList())) {
                added.add(one.get());
            }
            assertThat(added).allSatisfy(id -> assertThat(called(id)).startsWith("Noa Vidal (noa"));
        }
    }

    private PersonId add(String name, String email) {
        return directory.add(acme, new NewPerson(name, email, null, null, Locale.ENGLISH, ZoneOffset.UTC, Set.of()));
    }

    private void rename(PersonId id, String name) {
        transaction.run(
                acme,
                () -> sql.sql("update person set name = ?, name_key = ? where person_id = ?")
                        .params(name, NameKey.of(name), id.value())
                        .update());
    }

    private String called(PersonId id) {
        return people.find(acme, id).map(Person::called).orElseThrow();
    }

    @Test
    void twoPeopleOfOneNameAreToldApartByTheirAddress() {
        PersonId other = directory.add(
                acme,
                new NewPerson("Jón Saez", "jon2@example.test", null, null, Locale.ENGLISH, ZoneOffset.UTC, Set.of()));
        assertThat(people.names(acme, List.of(jon.person(), other, marta.person()))
                        .values())
                .extracting(PersonName::name)
                .containsExactlyInAnyOrder(
                        "Jon Sáez (jon.sáez@example.test)", "Jón Saez (jon2@example.test)", "Marta Ruiz");
        assertThat(people.search(marta, new Among.Everybody(), "jon sa"))
                .extracting(PersonName::name)
                .allMatch(name -> name.contains("@"));
        assertThat(people.find(acme, jon.person())).map(Person::name).contains("Jon Sáez");
        assertThat(people.names(acme, List.of(other)).get(other))
                .satisfies(name -> assertThat(name.bare()).isEqualTo("Jón Saez"));
    }

    @Test
    void theFirstSignInIsByEmailAndTiesThePersonToTheSubject() {
        assertThat(people.signIn(acme, ISSUER, "sub-1", "Jon.SÁEZ@example.test "))
                .hasValueSatisfying(signedIn -> {
                    assertThat(signedIn.actor()).isEqualTo(jon);
                    assertThat(signedIn.name()).isEqualTo("Jon Sáez");
                });
        assertThat(people.signIn(acme, ISSUER, "sub-1", "renamed@example.test"))
                .hasValueSatisfying(signedIn -> assertThat(signedIn.person()).isEqualTo(jon.person()));
    }

    @Test
    void aDepartmentExistsAsSoonAsSomebodyIsInItAndHasTheHeadThatItWasGiven() {
        assertThat(people.headOf(acme, "Sales")).isEmpty();
        directory.lead(acme, "Sales", marta.person());
        assertThat(people.headOf(acme, "Sales")).map(Person::id).hasValue(marta.person());
        assertThat(people.headOf(globex, "Sales")).isEmpty();
        assertThatThrownBy(() -> directory.lead(acme, "Nowhere", marta.person()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdersOfARoleAreActiveAndLimited() {
        assertThat(people.holders(acme, Among.Role.MANAGER, 10))
                .extracting(Person::id)
                .containsExactly(marta.person());
        assertThat(people.holders(acme, Among.Role.ADMINISTRATOR, 10))
                .extracting(Person::id)
                .containsExactly(marta.person());
        assertThat(people.holders(acme, Among.Role.MANAGER, 0)).isEmpty();
    }

    /** It was kept in the browser, and letters went on in the old one. */
    @Test
    void aLanguageIsOfThePersonAndTheDirectorysRegionComesBackWithItsLanguage() {
        PersonId lupe = directory.add(
                acme,
                new NewPerson(
                        "Lupe Díaz",
                        "lupe@example.test",
                        null,
                        null,
                        Locale.forLanguageTag("es-MX"),
                        ZoneOffset.UTC,
                        false));
        Actor actor = new Actor(acme, lupe, Set.of());

        people.speak(actor, Locale.UK);
        assertThat(people.find(acme, lupe).orElseThrow().locale()).isEqualTo(Locale.ENGLISH);
        assertThat(people.signIn(acme, ISSUER, "sub-9", "lupe@example.test"))
                .hasValueSatisfying(signedIn -> assertThat(signedIn.locale()).isEqualTo(Locale.ENGLISH));

        people.speak(actor, Locale.of("es"));
        assertThat(people.find(acme, lupe).orElseThrow().locale()).isEqualTo(Locale.forLanguageTag("es-MX"));
        assertThat(people.find(acme, jon.person()).orElseThrow().locale())
                .as("of somebody else")
                .isEqualTo(Locale.ENGLISH);
    }

    @Test
    void anotherSubjectCannotTakeAPersonOverByTheirEmail() {
        people.signIn(acme, ISSUER, "sub-1", "jon.sáez@example.test");
        assertThat(people.signIn(acme, ISSUER, "sub-2", "jon.sáez@example.test"))
                .isEmpty();
        assertThat(people.signIn(acme, "https://other.test", "sub-1", "jon.sáez@example.test"))
                .isEmpty();
    }

    @Test
    void nobodySignsInWithTheirEmailAtAnotherTenant() {
        assertThat(people.signIn(globex, ISSUER, "sub-1", "jon.sáez@example.test"))
                .isEmpty();
    }

    @Test
    void anAdministratorHasBothRoles() {
        assertThat(people.signIn(acme, ISSUER, "sub-9", "marta.ruiz@example.test"))
                .hasValueSatisfying(
                        signedIn -> assertThat(signedIn.roles()).isEqualTo(Set.of(Role.EMPLOYEE, Role.ADMINISTRATOR)));
    }

    @Test
    void searchFindsPartsOfNamesWithoutAccentsAndOnlyInTheTenant() {
        assertThat(people.search(marta, EVERYBODY, "SAEZ"))
                .extracting(PersonName::id)
                .containsExactly(jon.person());
        assertThat(people.search(marta, EVERYBODY, ""))
                .extracting(PersonName::name)
                .containsExactly("Jon Sáez", "Marta Ruiz");
        assertThat(people.search(marta, EVERYBODY, "100%")).isEmpty();
        Actor stranger = new Actor(globex, jon.person(), Set.of(Role.EMPLOYEE));
        assertThatThrownBy(() -> people.search(stranger, EVERYBODY, "saez")).isInstanceOf(PersonNotActive.class);
        assertThat(people.find(globex, jon.person())).isEmpty();
    }

    @Test
    void searchFindsTheBeginningsOfWordsInAnyOrderAndOfEmailAddresses() {
        for (String text : List.of("sáe", "jon", "sáez jo", "JON  S", "jon.s", "s-j")) {
            assertThat(people.search(marta, EVERYBODY, text))
                    .as(text)
                    .extracting(PersonName::id)
                    .containsExactly(jon.person());
        }
        assertThat(people.search(jon, EVERYBODY, "Marta.Ruiz@exa"))
                .extracting(PersonName::id)
                .containsExactly(marta.person());
        for (String text : List.of("aez", "jon ruiz", "example.test", "%", "'", "\uD83D\uDE00", "-")) {
            assertThat(people.search(marta, EVERYBODY, text)).as(text).isEmpty();
        }
        assertThat(people.search(marta, EVERYBODY, "a ".repeat(500))).isEmpty();
    }

    @Test
    void searchReadsThePeopleItFindsHoweverManyThereAre() {
        transaction.run(acme, () -> sql.sql("""
                        insert into person (tenant_id, person_id, email, name, name_key, locale, zone, created_at)
                        select ?, gen_random_uuid(), 'p' || i || '@example.test', name, lower(name), 'en', 'UTC', now()
                        from generate_series(1, 3000) i, format('Person%s Branch%s', i, i % 100) name
                        """).param(acme.value()).update());
        JdbcClient.create(TestDatabase.get().superuser())
                .sql("analyze person, person_word")
                .update();
        RowsRead read = transaction.call(
                acme,
                () -> RowsRead.by(sql, () -> {
                    assertThat(people.search(marta, EVERYBODY, "saez")).hasSize(1);
                    assertThat(people.search(marta, EVERYBODY, "branch99 person2999"))
                            .hasSize(1);
                }));
        // Of two words the more frequent one is read too: 30 people.
        assertThat(read.all()).isLessThan(500);
    }

    @Test
    void aGroupHasALimit() {
        directory.addGroup(acme, "large", Text.of("Large"));
        transaction.run(acme, () -> sql.sql("""
                        with made as (
                          insert into person (tenant_id, person_id, email, name, name_key, locale, zone, created_at)
                          select ?, gen_random_uuid(), 'm' || i || '@example.test', 'M', 'm', 'en', 'UTC', now()
                          from generate_series(1, 500) i returning tenant_id, person_id)
                        insert into group_member (tenant_id, group_id, person_id)
                        select m.tenant_id, g.group_id, m.person_id from made m join person_group g on g.key = 'large'
                        """).param(acme.value()).update());
        assertThatThrownBy(() -> directory.addMember(acme, "large", jon.person()))
                .hasMessage("group large has 500 members, and no group has more");
        assertThatThrownBy(() -> transaction.run(
                        acme, () -> sql.sql("""
                                insert into group_member (tenant_id, group_id, person_id)
                                select tenant_id, group_id, ? from person_group where key = 'large'
                                """).param(jon.person().value()).update()))
                .hasMessageContaining("A group has at most 500 members");
        assertThat(people.members(acme, "large")).hasSize(500);
    }

    @Test
    void aSearchWithinAGroupOrARoleFindsOnlyWhoIsInIt() {
        directory.addGroup(acme, "finance", Text.of("Finance"));
        directory.addMember(acme, "finance", jon.person());
        directory.addGroup(globex, "finance", Text.of("Finance"));
        Among finance = new Among.Group("finance");
        assertThat(people.search(marta, finance, "")).extracting(PersonName::id).containsExactly(jon.person());
        assertThat(people.search(marta, finance, "marta")).isEmpty();
        assertThat(people.search(marta, new Among.Group("no-such-group"), "")).isEmpty();
        for (Among.Role role : Among.Role.values()) {
            assertThat(people.search(jon, new Among.HoldersOf(role), ""))
                    .as(role.name())
                    .extracting(PersonName::id)
                    .containsExactly(marta.person());
        }
        assertThat(people.isAmong(acme, jon.person(), finance)).isTrue();
        assertThat(people.isAmong(acme, marta.person(), finance)).isFalse();
        assertThat(people.isAmong(globex, jon.person(), finance)).isFalse();
        assertThat(people.isAmong(globex, jon.person(), EVERYBODY)).isFalse();
    }

    @Test
    void groupsAreFound() {
        directory.addGroup(acme, "finance", Text.of("Finance"));
        directory.addMember(acme, "finance", marta.person());
        directory.addMember(acme, "finance", jon.person());
        assertThat(people.members(acme, "finance")).extracting(Person::name).containsExactly("Jon Sáez", "Marta Ruiz");
        assertThat(people.members(acme, "no-such-group")).isEmpty();
        assertThat(people.members(globex, "finance")).isEmpty();
        assertThat(people.names(acme, List.of(jon.person(), new PersonId(acme.value()))))
                .containsOnlyKeys(jon.person());
        assertThat(people.administrators(acme)).extracting(Person::id).containsExactly(marta.person());
    }
}
