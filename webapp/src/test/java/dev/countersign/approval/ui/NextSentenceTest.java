package dev.countersign.approval.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.outline.Next;
import dev.countersign.definitions.outline.Node;
import dev.countersign.definitions.outline.Node.Passage;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.definitions.text.Text;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextSentenceTest {

    private static final Node.StepNode FINANCE = step("Finance", "Finanzas", Passage.WALKED);
    private static final Node.StepNode DIRECTOR = step("Director", "Dirección", Passage.OPEN);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 0 |         |          | If you approve, the request is approved.
            es | 0 |         |          | Si apruebas, la solicitud queda aprobada.
            en | 1 |         |          | After your approval, this step still needs 1 more.
            es | 1 |         |          | Después de tu aprobación, a este paso le falta 1 más.
            en | 2 |         | director | After your approval, this step still needs 2 more.
            es | 2 | finance |          | Después de tu aprobación, a este paso le faltan 2 más.
            en | 0 |         | finance  | If you approve, this comes next: Finance.
            es | 0 |         | finance  | Si apruebas, lo siguiente es: Finanzas.
            en | 0 |         | director | If you approve, this comes next: Director (if needed).
            es | 0 |         | director | Si apruebas, lo siguiente es: Dirección (si hace falta).
            en | 0 | finance |          | If you approve, the request is approved once these steps are also completed: Finance.
            es | 0 | finance |          | Si apruebas, la solicitud queda aprobada cuando también se completen estos pasos: Finanzas.
            en | 0 | finance | director | If you approve, this comes next: Director (if needed), once these steps are also completed: Finance.
            """)
    void itPromisesOnlyWhatOneApprovalDoes(
            String language, int alsoNeeded, String waitsFor, String then, String sentence) {
        Locale locale = Locale.of(language);
        Formats formats = new Formats(new Translations(), locale, ZoneOffset.UTC, InstantSource.system());

        assertThat(NextSentence.of(alsoNeeded, new Next(steps(waitsFor), steps(then)), formats, locale))
                .isEqualTo(sentence);
    }

    private static List<Node.StepNode> steps(String name) {
        return switch (name) {
            case null -> List.of();
            case "finance" -> List.of(FINANCE);
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
