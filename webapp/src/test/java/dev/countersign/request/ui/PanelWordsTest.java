package dev.countersign.request.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.PanelName;
import dev.countersign.request.Tally;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PanelWordsTest {

    private static final int NAMES = 3;

    @Test
    void ofWeightsNoSentenceSaysHowManyPeopleAreEnough() {
        assertThat(words("en", "Ana", "Jon", "Eva"))
                .isEqualTo("Ana, Jon and Eva, whose approvals must still add up to a weight of 2");
        assertThat(words("en", "Ana", "Jon", "Eva", "Leo"))
                .isEqualTo("4 people, whose approvals must still add up to a weight of 2");
        assertThat(words("en", "Ana")).isEqualTo("Ana");
        assertThat(words("es", "Ana", "Jon")).isEqualTo("Ana y Jon, cuyas aprobaciones aún deben sumar un peso de 2");
    }

    private static String words(String language, String... awaited) {
        Locale locale = Locale.of(language);
        List<PersonName> names = Stream.of(awaited)
                .map(name -> new PersonName(new PersonId(UUID.randomUUID()), name, name + "@acme.test"))
                .toList();
        return PanelWords.awaited(
                new Tally(List.of(new Tally.Part(PanelName.PEOPLE, true, 3, 2, names, names.size()))),
                NAMES,
                new Formats(new Translations(), locale, ZoneOffset.UTC, InstantSource.system()),
                locale);
    }
}
