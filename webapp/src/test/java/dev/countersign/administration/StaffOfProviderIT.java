package dev.countersign.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.alarm.AlarmAbout;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.ProviderProfile;
import dev.countersign.people.Role;
import dev.countersign.people.SignedIn;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** People who come with their first sign-in, and what later ones say of them. */
@SpringJUnitConfig(Services.class)
class StaffOfProviderIT {

    private static final String ISSUER = "https://login.example";

    private final People people;
    private final Directory directory;
    private final StaffOfProvider provider;
    private final Alarms alarms;
    private final FullGroups fullGroups;
    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final TenantId tenant;
    private final Actor marta;

    @Autowired
    StaffOfProviderIT(
            People people,
            Directory directory,
            StaffOfProvider provider,
            Alarms alarms,
            FullGroups fullGroups,
            TenantTransaction transaction,
            JdbcClient sql,
            Organisation organisation) {
        this.people = people;
        this.directory = directory;
        this.provider = provider;
        this.alarms = alarms;
        this.fullGroups = fullGroups;
        this.transaction = transaction;
        this.sql = sql;
        this.tenant = organisation.found();
        this.marta = organisation.administrator(tenant, "Marta Ruiz");
    }

    @Test
    void whoeverSignsInForTheFirstTimeBecomesAPersonWithManagerAndGroups() {
        directory.addGroup(tenant, "finance", "Finance");
        directory.addGroup(tenant, "legal-team", "Legal");
        provider.keep(
                tenant, ana().groups("finance", "LEGAL", "of-another-tool").profile(), true);

        Person ana = signIn("ana").orElseThrow();
        assertThat(ana.name()).isEqualTo("Ana Torres");
        assertThat(ana.email()).isEqualTo("ana@example.test");
        assertThat(ana.department()).isEqualTo("Sales");
        assertThat(ana.manager()).isEqualTo(marta.person());
        assertThat(ana.roles()).containsExactly(Role.EMPLOYEE);
        assertThat(ana.locale()).isEqualTo(Locale.of("es"));
        assertThat(ana.zone().getId()).as("of the organisation").isEqualTo("Europe/Madrid");
        assertThat(people.members(tenant, "finance")).containsExactly(ana);
        assertThat(people.members(tenant, "legal-team")).containsExactly(ana);
        assertThat(audited("person.added")).containsExactly("identity-provider");
        assertThat(audited("group.member-added")).containsExactly("identity-provider", "identity-provider");
    }

    @Test
    void whereTheTenantAddsItsPeopleItselfNobodyComesByASignIn() {
        provider.keep(tenant, ana().profile(), false);
        assertThat(signIn("ana")).isEmpty();
    }

    @Test
    void nobodyComesWithoutAnAddressOrWithThatOfSomebodyElse() {
        provider.keep(tenant, ana().email(Optional.empty()).profile(), true);
        assertThat(signIn("ana")).isEmpty();

        provider.keep(
                tenant,
                said("marta").email(Optional.of("marta.ruiz@example.test")).profile(),
                true);
        assertThat(people.signIn(tenant, ISSUER, "marta", "marta.ruiz@example.test")
                        .map(SignedIn::person))
                .contains(marta.person());
        provider.keep(
                tenant,
                said("imposter").email(Optional.of("marta.ruiz@example.test")).profile(),
                true);
        assertThat(people.bySubject(tenant, ISSUER, "imposter")).isEmpty();
        assertThat(person(marta).name()).isEqualTo("Marta Ruiz");
    }

    @Test
    void laterSignInsChangeWhatTheProviderSaysAndNothingElse() {
        directory.addGroup(tenant, "finance", "Finance");
        directory.addGroup(tenant, "legal", "Legal");
        provider.keep(tenant, ana().groups("finance").profile(), true);
        Person before = signIn("ana").orElseThrow();
        directory.addMember(tenant, "legal", before.id());

        provider.keep(
                tenant,
                said("ana")
                        .email(Optional.of("ana.gil@example.test"))
                        .name("Ana Gil")
                        .groups()
                        .profile(),
                true);

        Person after = signIn("ana").orElseThrow();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.name()).isEqualTo("Ana Gil");
        assertThat(after.email()).isEqualTo("ana.gil@example.test");
        assertThat(after.department()).as("nothing is said").isEqualTo("Sales");
        assertThat(after.manager()).as("nothing is said").isEqualTo(marta.person());
        assertThat(people.members(tenant, "finance")).isEmpty();
        assertThat(people.members(tenant, "legal"))
                .as("entered here")
                .extracting(Person::id)
                .containsExactly(before.id());
        assertThat(audited("person.changed")).containsExactly("identity-provider");
        assertThat(audited("group.member-removed")).containsExactly("identity-provider");

        provider.keep(
                tenant,
                said("ana")
                        .email(Optional.of("ana.gil@example.test"))
                        .name("Ana Gil")
                        .profile(),
                true);
        assertThat(audited("person.changed")).as("nothing new").hasSize(1);
    }

    @Test
    void whatCannotBeStaysAsItWas() {
        provider.keep(tenant, ana().profile(), true);
        Person ana = signIn("ana").orElseThrow();

        provider.keep(
                tenant,
                said("ana").name("x".repeat(300)).manager("ana@example.test").profile(),
                true);
        provider.keep(tenant, said("ana").manager("nobody@example.test").profile(), true);
        provider.keep(
                tenant,
                said("ana").email(Optional.of("marta.ruiz@example.test")).profile(),
                true);
        assertThat(signIn("ana")).contains(ana);

        signInAs("marta", "marta.ruiz@example.test");
        provider.keep(tenant, said("marta").manager("ana").profile(), true);
        assertThat(person(marta).manager()).as("a circle, by subject").isNull();
    }

    @Test
    void whoHasLeftStaysAway() {
        provider.keep(tenant, ana().profile(), true);
        Person ana = signIn("ana").orElseThrow();
        transaction.run(
                tenant,
                () -> sql.sql("update person set active = false where person_id = ?")
                        .param(ana.id().value())
                        .update());

        provider.keep(tenant, said("ana").name("Ana Gil").profile(), true);
        assertThat(signIn("ana")).isEmpty();
        assertThat(people.find(tenant, ana.id()).orElseThrow().name()).isEqualTo("Ana Torres");
    }

    @Test
    void aGroupThatIsFullTakesNobodyMore() {
        directory.addGroup(tenant, "crowd", "Crowd");
        transaction.run(
                tenant, () -> sql.sql("""
                                with crowd as (
                                  insert into person (tenant_id, person_id, email, name, name_key, locale, zone, administrator, roles, created_at)
                                  select :tenant, gen_random_uuid(), 'p' || i || '@example.test', 'P' || i, 'p' || i, 'en', 'UTC', false, '{}', now()
                                  from generate_series(1, 500) i returning tenant_id, person_id)
                                insert into group_member (tenant_id, group_id, person_id)
                                select c.tenant_id, g.group_id, c.person_id from crowd c, person_group g where g.key = 'crowd'
                                """).param("tenant", tenant.value()).update());
        provider.keep(tenant, ana().groups("crowd").profile(), true);
        PersonId ana = signIn("ana").orElseThrow().id();
        assertThat(people.members(tenant, "crowd"))
                .hasSize(500)
                .extracting(Person::id)
                .doesNotContain(ana);
        provider.keep(tenant, ana().groups("crowd").profile(), true);
        assertThat(alarms.stillOpen(tenant, AlarmKind.GROUP_FULL))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.subject()).isEqualTo("crowd");
                    assertThat(alarm.times()).as("at each sign-in").isEqualTo(2);
                    assertThat(alarms.about(tenant, List.of(alarm.id())).get(alarm.id()))
                            .isEqualTo(new AlarmAbout(AlarmAbout.What.GROUP, Text.of("Crowd"), Map.of()));
                });
        transaction.run(tenant, () -> fullGroups.review(tenant, alarms.stillOpen(tenant, AlarmKind.GROUP_FULL)));
        assertThat(alarms.stillOpen(tenant, AlarmKind.GROUP_FULL)).hasSize(1);

        transaction.run(
                tenant,
                () -> sql.sql(
                                "delete from group_member where person_id = (select person_id from person where name = 'P1')")
                        .update());
        transaction.run(tenant, () -> fullGroups.review(tenant, alarms.stillOpen(tenant, AlarmKind.GROUP_FULL)));
        assertThat(alarms.stillOpen(tenant, AlarmKind.GROUP_FULL))
                .as("there is room")
                .isEmpty();
        provider.keep(tenant, ana().groups("crowd").profile(), true);
        assertThat(people.members(tenant, "crowd")).extracting(Person::id).contains(ana);
        assertThat(alarms.stillOpen(tenant, AlarmKind.GROUP_FULL)).isEmpty();
    }

    @Test
    void nobodyGetsTheAddressThatMarksWhoWasErased() {
        provider.keep(tenant, ana().email(Optional.of("x@Erased.invalid")).profile(), true);
        assertThat(people.bySubject(tenant, ISSUER, "ana")).isEmpty();

        provider.keep(tenant, ana().profile(), true);
        signIn("ana");
        provider.keep(tenant, ana().email(Optional.of("x@erased.invalid")).profile(), true);
        assertThat(signIn("ana").orElseThrow().email()).isEqualTo("ana@example.test");
    }

    /** Her address is another one by the time that the lock is free. */
    @Test
    void whoIsGoneMeanwhileIsNotAddedWhereTheTenantAddsItsPeopleItself() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch found = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> change = other.submit(() -> transaction.run(tenant, () -> {
                people.lockChanges(tenant);
                locked.countDown();
                await(found);
                sql.sql("update person set email = 'marta@example.test' where person_id = ?")
                        .param(marta.person().value())
                        .update();
            }));
            await(locked);
            try (ExecutorService mine = Executors.newSingleThreadExecutor()) {
                Future<?> comes = mine.submit(() -> provider.keep(
                        tenant,
                        said("marta")
                                .email(Optional.of("marta.ruiz@example.test"))
                                .name("Marta Gil")
                                .profile(),
                        false));
                Awaitility.await().until(this::somebodyWaits);
                found.countDown();
                change.get();
                comes.get();
            }
        }
        assertThat(people.byEmail(tenant, "marta.ruiz@example.test")).isEmpty();
        assertThat(person(marta).name()).isEqualTo("Marta Ruiz");
    }

    private boolean somebodyWaits() {
        return sql.sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void twoFirstSignInsAtOnceMakeOnePerson() throws Exception {
        Callable<Boolean> comes = () -> {
            provider.keep(tenant, ana().profile(), true);
            return true;
        };
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (var come : both.invokeAll(List.of(comes, comes))) {
                assertThat(come.get()).isTrue();
            }
        }
        assertThat(signIn("ana")).isPresent();
        assertThat(audited("person.added")).hasSize(1);
    }

    private Said ana() {
        return said("ana")
                .email(Optional.of("ana@example.test"))
                .name("Ana Torres")
                .department("Sales")
                .manager("marta.ruiz@example.test");
    }

    private static Said said(String subject) {
        return new Said(subject);
    }

    private Optional<Person> signIn(String subject) {
        return people.signIn(tenant, ISSUER, subject, subject + "@example.test")
                .flatMap(signedIn -> people.find(tenant, signedIn.person()));
    }

    private void signInAs(String subject, String email) {
        assertThat(people.signIn(tenant, ISSUER, subject, email)).isPresent();
    }

    private Person person(Actor actor) {
        return people.find(tenant, actor.person()).orElseThrow();
    }

    /** Where what was recorded comes from. */
    private List<String> audited(String kind) {
        return transaction.call(
                tenant,
                () -> sql.sql("select content::json ->> 'source' from audit_entry where kind = ? order by 1")
                        .param(kind)
                        .query((row, index) -> row.getString(1))
                        .list());
    }

    /** What a provider says, part by part. */
    private static final class Said {

        private final String subject;
        private Optional<String> email = Optional.empty();
        private Optional<String> name = Optional.empty();
        private Optional<String> department = Optional.empty();
        private Optional<String> manager = Optional.empty();
        private Optional<Set<String>> groups = Optional.empty();

        Said(String subject) {
            this.subject = subject;
        }

        Said email(Optional<String> said) {
            email = said;
            return this;
        }

        Said name(String said) {
            name = Optional.of(said);
            return this;
        }

        Said department(String said) {
            department = Optional.of(said);
            return this;
        }

        Said manager(String said) {
            manager = Optional.of(said);
            return this;
        }

        Said groups(String... said) {
            groups = Optional.of(Set.of(said));
            return this;
        }

        ProviderProfile profile() {
            return new ProviderProfile(
                    ISSUER,
                    subject,
                    email,
                    name,
                    Optional.of(Locale.of("es")),
                    Optional.empty(),
                    department,
                    manager,
                    groups);
        }
    }
}
