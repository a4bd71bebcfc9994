package dev.countersign.approval.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.DecideResult;
import dev.countersign.approval.Verdict;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestEnd;
import dev.countersign.request.RequestStatus;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

    private static final Text OWNER = new Text("System owner", Map.of("es", "Propietario del sistema"));
    private static final Text SECURITY = new Text("Security", Map.of("es", "Seguridad"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | APPROVE | You approved as System owner. Someone else must decide as Security.
            en | DENY    | You denied as System owner. Someone else must decide as Security.
            es | APPROVE | Ya lo aprobaste en «Propietario del sistema». En «Seguridad» debe decidir otra persona.
            es | DENY    | Ya lo denegaste en «Propietario del sistema». En «Seguridad» debe decidir otra persona.
            """)
    void whoDecidedAnotherSideReadsWhichAndThatThisOneNeedsSomebodyElse(
            String language, Verdict verdict, String sentence) {
        Formats formats = speaking(language);

        assertThat(Refusals.sentence(new DecideResult.DecidedElsewhere(OWNER, SECURITY, verdict), formats))
                .isEqualTo(sentence);
        assertThat(Refusals.elsewhere(OWNER, SECURITY, verdict, formats)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | NOT_OFFERED  | This answer is not available for this step.
            es | NOT_OFFERED  | Esta respuesta no está disponible en este paso.
            en | NOT_ASSIGNED | You are not an approver of this step.
            es | NOT_ASSIGNED | Este paso lo deciden otras personas.
            en | OWN_REQUEST  | You can’t decide your own request.
            es | OWN_REQUEST  | No puedes decidir tu propia solicitud.
            """)
    void whoMayNotAnswerSoReadsWhy(String language, DecideResult.NotAllowed.Why why, String sentence) {
        assertThat(Refusals.sentence(new DecideResult.NotAllowed(why), speaking(language)))
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WITHDRAWN   | Your answer was not recorded: Bob Reyes withdrew the request 3 Feb 2025 02:22.
            CANCELLED   | Your answer was not recorded: Bob Reyes cancelled the request 3 Feb 2025 02:22.
            DENIED      | Your answer was not recorded: the request was already denied.
            IN_PROGRESS | Your answer was not recorded: the request has moved on without this step.
            """)
    void whoeverIsTooLateReadsWhatBecameOfTheRequest(RequestStatus status, String sentence) {
        PersonName bob = new PersonName(new PersonId(new UUID(1, 1)), "Bob Reyes", "bob@globex.test");
        DecideResult.Closed closed = new DecideResult.Closed(new RequestEnd(
                status,
                Optional.of(bob).filter(_ -> status.isCalledOff()),
                Optional.of(Instant.parse("2025-02-03T02:22:00Z"))));
        assertThat(Refusals.sentence(closed, speaking("en"))).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({"en", "es"})
    void thereIsASentenceForEachStatus(String language) {
        for (RequestStatus status : RequestStatus.values()) {
            for (String prefix : List.of("case.closed.", "decide.lost.closed.", "ended.")) {
                assertThat(speaking(language).find(Refusals.closed(prefix, status)))
                        .as(prefix + status)
                        .isPresent();
            }
        }
    }

    private static Formats speaking(String language) {
        return new Formats(new Translations(), Locale.of(language), ZoneOffset.UTC, InstantSource.system());
    }
}
