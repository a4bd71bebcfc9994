package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MentionTest {

    private final PersonName ana = person("Ana Torres");
    private final PersonName other = person("Ana Torres");
    private final PersonName luis = person("Luis");
    private final PersonName luisa = person("Luisa Gómez");

    @Test
    void aPersonIsNamedByTheSignAndTheWholeName() {
        assertThat(named("Hello @Luisa Gómez, and @luis.")).containsExactly("@Luisa Gómez", "@luis");
        assertThat(named("@Luisa alone, @Luisabeth, luis@Luisito.test, Luisa Gómez"))
                .isEmpty();
    }

    @Test
    void theLongerOfTwoNamesCounts() {
        PersonName longer = person("Luis Pardo");
        assertThat(Mention.in("@Luis Pardo", List.of(luis, longer)))
                .extracting(Mention::person)
                .containsExactly(longer.id());
    }

    @Test
    void peopleOfTheSameNameAreBothNamedAndEachOnce() {
        assertThat(Mention.in("@Ana Torres @Ana Torres", List.of(ana, other)))
                .extracting(Mention::person)
                .containsExactlyInAnyOrder(ana.id(), other.id());
    }

    private List<String> named(String text) {
        return Mention.in(text, List.of(luis, luisa)).stream()
                .map(Mention::written)
                .toList();
    }

    @Test
    void theAddressBehindANameTellsWhichOfTwoPeopleIsMeant() {
        PersonName ana = new PersonName(new PersonId(UUID.randomUUID()), "Ana Torres (ana@acme.test)", "ana@acme.test");
        PersonName other = new PersonName(new PersonId(UUID.randomUUID()), "Ana Torres (at@acme.test)", "at@acme.test");
        assertThat(Mention.in("@Ana Torres (at@acme.test), please", List.of(ana, other)))
                .containsExactly(new Mention(other.id(), "@Ana Torres (at@acme.test)"));
        assertThat(Mention.in("@Ana Torres, please", List.of(ana, other)))
                .extracting(Mention::person)
                .containsExactlyInAnyOrder(ana.id(), other.id());
    }

    private static PersonName person(String name) {
        return new PersonName(new PersonId(UUID.randomUUID()), name, "x@example.test");
    }
}
