package dev.countersign.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.text.Text;
import dev.countersign.tenant.TenantId;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(Services.class)
class PeopleIT {

    private static final Among EVERYBODY = new Among.Everybody();
    private static final String ISSUER = "https://id.example.test";

    private final People people;
    private final Directory directory;
    private final TenantId acme;
    private final TenantId globex;
    private final Actor marta;
    private final Actor jon;

    @Autowired
    PeopleIT(People people, Directory directory, Organisation organisation) {
        this.people = people;
        this.directory = directory;
        this.acme = organisation.found();
        this.globex = organisation.found();
        this.marta = organisation.administrator(acme, "Marta Ruiz");
        this.jon = organisation.employee(acme, "Jon Sáez", marta);
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
    void managersAndGroupsAreFound() {
        directory.addGroup(acme, "finance", Text.of("Finance"));
        directory.addMember(acme, "finance", marta.person());
        directory.addMember(acme, "finance", jon.person());
        assertThat(people.managerOf(acme, jon.person())).map(Person::id).contains(marta.person());
        assertThat(people.managerOf(acme, marta.person())).isEmpty();
        assertThat(people.members(acme, "finance")).extracting(Person::name).containsExactly("Jon Sáez", "Marta Ruiz");
        assertThat(people.members(acme, "no-such-group")).isEmpty();
        assertThat(people.members(globex, "finance")).isEmpty();
        assertThat(people.names(acme, List.of(jon.person(), new PersonId(acme.value()))))
                .containsOnlyKeys(jon.person());
        assertThat(people.administrators(acme)).extracting(Person::id).containsExactly(marta.person());
    }
}
