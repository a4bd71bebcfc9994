package dev.countersign.editor.ui.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.message.RequestEvent.Outcome;
import dev.countersign.definitions.simulate.Happening;
import dev.countersign.request.TrialResult;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class OutcomesTest {

    @Test
    void whatFailsIsSaidInTheLanguageOfTheReaderBeforeTheWordsOfTheEngine() {
        assertThat(said(Outcome.FAILED)).contains("Fallaría, por este motivo técnico: «Unable to cast value»");
        assertThat(said(Outcome.DENIED)).endsWith("Unable to cast value").doesNotContain("Fallaría");
    }

    private static String said(Outcome outcome) {
        Happening end = new Happening.Ended(Instant.EPOCH, outcome, null, "Unable to cast value");
        TrialResult.Imagined imagined = new TrialResult.Imagined(
                List.of(new TrialResult.Moment(end, null, List.of())),
                Set.of(),
                true,
                "",
                JsonNodeFactory.instance.objectNode());
        Formats formats = new Formats(new Translations(), Locale.of("es", "ES"), ZoneOffset.UTC, Clock.systemUTC());
        return Outcomes.of(imagined, formats).getElement().getTextRecursively();
    }
}
