package dev.countersign.request.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.PathNode;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandInWordsTest {

    private static final Formats ENGLISH =
            new Formats(new Translations(), Locale.ENGLISH, ZoneOffset.UTC, InstantSource.system());

    @Test
    void threeWhoDecidedAreNotSaidToBeAllWhoCould() {
        assertThat(names("Ana", "Jon", "Eva")).isEqualTo("3 people");
        assertThat(names("Ana", "Jon")).isEqualTo("Ana and Jon");
        assertThat(names("Ana")).isEqualTo("Ana");
    }

    @Test
    void nobodyIsSaidToBeAwayWhoIsBack() {
        assertThat(StandInWords.notice(standIn(Optional.empty()), ENGLISH)).isEmpty();
        assertThat(StandInWords.notice(standIn(Optional.of(LocalDate.of(2030, 5, 12))), ENGLISH))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("Marta is away until ")
                        .endsWith("Jon decides instead. Note: “At the fair”"));
    }

    private static PathNode.Participant standIn(Optional<LocalDate> until) {
        return new PathNode.Participant(
                person("Jon"),
                PathNode.Answer.AWAITED,
                Optional.empty(),
                null,
                PathNode.Basis.OWN,
                Optional.of(
                        new PathNode.StandsFor(person("Marta"), person("Marta"), Instant.EPOCH, until, "At the fair")),
                Optional.empty());
    }

    private static String names(String... names) {
        List<PathNode.Participant> deciding = Stream.of(names)
                .map(name -> new PathNode.Participant(
                        person(name), PathNode.Answer.APPROVED, Optional.of(Instant.EPOCH), null))
                .toList();
        return StandInWords.names(deciding, 2, ENGLISH);
    }

    private static PersonName person(String name) {
        return new PersonName(new PersonId(UUID.randomUUID()), name, name + "@acme.test");
    }
}
