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

    @Test
    void whatNobodyCanGiveIsNoApprovalOfPeopleWithoutAName() {
        Tally.Part nobody = part(2, 1);
        assertThat(missing("en", nobody)).isEqualTo("1 approval that nobody can give now");
        assertThat(missing("es", part(3, 2))).isEqualTo("2 aprobaciones que ahora nadie puede dar");
        assertThat(missing("en", part(2, 1, "Ana", "Jon"))).isEqualTo("1 approval from Ana or Jon");
        assertThat(PanelWords.awaited(
                        new Tally(List.of(nobody, part(2, 1, "Ana"))), NAMES, formats("en"), Locale.ENGLISH))
                .isEqualTo("Ana");
        assertThat(PanelWords.awaited(new Tally(List.of(nobody, nobody)), NAMES, formats("en"), Locale.ENGLISH))
                .isEmpty();
    }

    @Test
    void howFarPeopleWithoutANameAreSaysNotWhoIsStillAwaited() {
        assertThat(PanelWords.progress(part(1, 0), NAMES, formats("en"), Locale.ENGLISH))
                .isEqualTo("Approvers: 1 of 1 approval");
        assertThat(PanelWords.progress(part(2, 1, "Ana"), NAMES, formats("en"), Locale.ENGLISH))
                .isEqualTo("Approvers: 1 of 2 approvals");
    }

    private static String missing(String language, Tally.Part part) {
        return PanelWords.missing(part, NAMES, formats(language), Locale.of(language));
    }

    private static Tally.Part part(int needed, int missing, String... awaited) {
        List<PersonName> names = names(awaited);
        return new Tally.Part(PanelName.PEOPLE, false, needed, missing, names, names.size());
    }

    private static List<PersonName> names(String... awaited) {
        return Stream.of(awaited)
                .map(name -> new PersonName(new PersonId(UUID.randomUUID()), name, name + "@acme.test"))
                .toList();
    }

    private static Formats formats(String language) {
        return new Formats(new Translations(), Locale.of(language), ZoneOffset.UTC, InstantSource.system());
    }

    private static String words(String language, String... awaited) {
        List<PersonName> names = names(awaited);
        return PanelWords.awaited(
                new Tally(List.of(new Tally.Part(PanelName.PEOPLE, true, 3, 2, names, names.size()))),
                NAMES,
                formats(language),
                Locale.of(language));
    }
}
