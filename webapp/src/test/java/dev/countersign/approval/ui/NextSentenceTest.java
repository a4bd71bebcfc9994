package dev.countersign.approval.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.outline.Next;
import dev.countersign.definitions.outline.Node;
import dev.countersign.definitions.outline.Node.Passage;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.FunctionCall;
import dev.countersign.definitions.step.Retry;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.definitions.text.Text;
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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class NextSentenceTest {

    private static final PersonName LEO = new PersonName(new PersonId(new UUID(1, 1)), "Leo Sanz", "leo@example.test");

    private static final Node.StepNode FINANCE = step("Finance", "Finanzas", Passage.WALKED);
    private static final Node.StepNode CHECK = new Node.StepNode(
            new AutomatedStep(
                    "check",
                    new Text("Policy check", Map.of("es", "Comprobación")),
                    new FunctionCall("check", JsonMapper.shared().createObjectNode()),
                    60,
                    Retry.STANDARD,
                    null,
                    null),
            Passage.WALKED,
            Text.NONE);
    private static final Node.StepNode DIRECTOR = step("Director", "Dirección", Passage.OPEN);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 0 |         |          | If you approve, the request is approved.
            es | 0 |         |          | Si apruebas, la solicitud queda aprobada.
            en | 1 |         |          | After your approval, this step still needs 1 more.
            es | 1 |         |          | Después de tu aprobación, este paso todavía necesita 1 más.
            en | 2 |         | director | After your approval, this step still needs 2 more.
            es | 2 | finance |          | Después de tu aprobación, este paso todavía necesita 2 más.
            en | 0 |         | finance  | If you approve, this comes next: Finance.
            es | 0 |         | finance  | Si apruebas, lo siguiente es: Finanzas.
            en | 0 |         | director | If you approve, this comes next: Director (if needed).
            es | 0 |         | director | Si apruebas, lo siguiente es: Dirección (si hace falta).
            en | 0 | finance |          | If you approve, the request is approved once these steps are also completed: Finance.
            es | 0 | finance |          | Si apruebas, la solicitud queda aprobada cuando también se completen estos pasos: Finanzas.
            en | 0 | check   |          | If you approve, the request is approved once this passes: Policy check.
            es | 0 | check   |          | Si apruebas, la solicitud queda aprobada cuando se supere este paso: Comprobación.
            en | 0 | finance | director | If you approve, this comes next: Director (if needed), once these steps are also completed: Finance.
            """)
    void itPromisesOnlyWhatOneApprovalDoes(
            String language, int alsoNeeded, String waitsFor, String then, String sentence) {
        Locale locale = Locale.of(language);
        Formats formats = new Formats(new Translations(), locale, ZoneOffset.UTC, InstantSource.system());

        assertThat(NextSentence.of(plain(alsoNeeded), new Next(steps(waitsFor), steps(then)), formats, locale))
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 1 | 0 | After your approval, this step still needs 1 approval from Legal.
            en | 2 | 1 | After your approval, this step still needs 2 approvals from Legal and 1 approval from Leo Sanz.
            es | 2 | 1 | Después de tu aprobación, este paso todavía necesita 2 aprobaciones de Jurídico y 1 aprobación de Leo Sanz.
            en | 0 | 0 | If you approve, the request is approved.
            """)
    void itNamesThePanelsThatAreIncomplete(String language, int legal, int leo, String sentence) {
        Text name = new Text("Legal", Map.of("es", "Jurídico"));
        Tally after = new Tally(List.of(
                new Tally.Part(new PanelName(PanelName.Kind.GROUP, name), false, 2, legal, List.of(), 3),
                new Tally.Part(PanelName.PEOPLE, false, 1, leo, List.of(LEO), 1)));
        assertThat(say(language, after)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 3 | After your approval, this step still needs approvals with a weight of 3.
            es | 3 | Después de tu aprobación, este paso todavía necesita aprobaciones con un peso de 3.
            en | 0 | If you approve, the request is approved.
            """)
    void ofWeightsItTellsWhatIsMissing(String language, int missing, String sentence) {
        Tally after = new Tally(List.of(new Tally.Part(PanelName.PEOPLE, true, 5, missing, List.of(LEO), 1)));
        assertThat(say(language, after)).isEqualTo(sentence);
    }

    private static String say(String language, Tally after) {
        Locale locale = Locale.of(language);
        Formats formats = new Formats(new Translations(), locale, ZoneOffset.UTC, InstantSource.system());
        return NextSentence.of(after, new Next(List.of(), List.of()), formats, locale);
    }

    private static Tally plain(int missing) {
        return new Tally(List.of(new Tally.Part(PanelName.PEOPLE, false, 3, missing, List.of(), 3)));
    }

    private static List<Node.StepNode> steps(String name) {
        return switch (name) {
            case null -> List.of();
            case "finance" -> List.of(FINANCE);
            case "check" -> List.of(CHECK);
            default -> List.of(DIRECTOR);
        };
    }

    private static Node.StepNode step(String english, String spanish, Passage passage) {
        return new Node.StepNode(
                new WaitStep(english, new Text(english, Map.of("es", spanish)), new WaitStep.Until.Date("day")),
                passage,
                Text.NONE);
    }
}
