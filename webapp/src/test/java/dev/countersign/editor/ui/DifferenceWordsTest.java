package dev.countersign.editor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.change.Difference;
import dev.countersign.definitions.change.Difference.Part;
import dev.countersign.definitions.change.Difference.Subject;
import dev.countersign.definitions.text.Text;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DifferenceWordsTest {

    @Test
    void timesAreInTheLanguageOfTheReader() {
        assertThat(said("due", "3 days", "1 day")).contains("3 días", "1 día").doesNotContain("day");
        assertThat(said("reminders", "1 day", "1 day, 4 hours")).contains("1 día, 4 horas");
        assertThat(said("on-expiry", "", "escalate: {role: administrator}, due: 2 days"))
                .contains("escalate: {role: administrator}", "2 días");
    }

    @Test
    void whatSomebodyHasWrittenStays() {
        assertThat(said("description", "within 3 days", "within 2 days")).contains("within 3 days", "within 2 days");
    }

    private static String said(String member, String before, String after) {
        Subject manager = new Subject(Part.STEP, "manager", Text.of("Manager"));
        return DifferenceWords.of(
                new Difference.Changed(manager, member, before, after),
                new Formats(new Translations(), Locale.of("es", "ES"), ZoneOffset.UTC, Clock.systemUTC()));
    }
}
