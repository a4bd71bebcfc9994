package dev.countersign.request.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.Fact;
import dev.countersign.request.PathNode;
import dev.countersign.request.PathNode.Answer;
import dev.countersign.request.PathNode.Basis;
import dev.countersign.request.PathNode.Participant;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.Tally;
import dev.countersign.request.TimelineEntry;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class RecordPagesTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    private static final PersonName ANA = person("Ana Torres");
    private static final PersonName MARTA = person("Marta Ruiz");
    private static final PersonName LUIS = person("Luis Pardo");

    @Test
    void stepsAtTheSameTimeStandUnderAHeadingThatSaysSo() throws IOException {
        PathNode legal = new PathNode.Fork(
                "inner", Text.of("Inner"), true, List.of(List.of(step("Privacy")), List.of(step("Contracts"))));
        PathNode fork = new PathNode.Fork(
                "fork",
                Text.of("Both"),
                false,
                List.of(List.of(step("Finance"), step("Budget")), List.of(step("Law"), legal)));
        List<PathNode> path = List.of(step("Manager"), fork, step("Order"));

        assertThat(text(path, List.of(), Locale.US))
                .containsSubsequence(
                        "Manager",
                        "At the same time",
                        "Finance",
                        "Budget",
                        "Law",
                        "At the same time",
                        "Privacy",
                        "Order");
        assertThat(text(path, List.of(), Locale.of("es", "ES"))).containsSubsequence("Manager", "A la vez", "Finance");
    }

    @Test
    void theHistorySaysWhoTookADecisionOverAndWhoseDeadlineWasMoved() throws IOException {
        Text step = Text.of("Budget");
        List<TimelineEntry> entries = List.of(
                new TimelineEntry.Submitted(NOW, ANA, Optional.empty()),
                new TimelineEntry.Asked(NOW, "budget", step, List.of(MARTA)),
                new TimelineEntry.Passed(NOW, MARTA, MARTA, LUIS, "budget", step, "You know them.", List.of()),
                new TimelineEntry.Extended(NOW, MARTA, step, NOW, NOW.plusSeconds(86_400), "Holiday"),
                decided(Answer.ASKED_FOR_CHANGES),
                decided(Answer.APPROVED));

        assertThat(text(List.of(), entries, Locale.US))
                .contains(
                        "Decision requested from Marta Ruiz", "Marta Ruiz delegated to Luis Pardo", "“You know them.”")
                .contains("Marta Ruiz extended the due date", "“Holiday”", "Luis Pardo requested changes")
                .containsOnlyOnce("no longer counts");
    }

    @Test
    void eachPageSaysToWhatItBelongsAndWordsAreQuotedAsInTheLanguage() throws IOException {
        List<TimelineEntry> comments = IntStream.range(0, 60)
                .<TimelineEntry>mapToObj(at -> new TimelineEntry.Commented(NOW, MARTA, "Sillas " + at, List.of()))
                .toList();

        assertThat(text(List.of(), comments, Locale.of("es", "ES")))
                .contains("«Sillas 7»")
                .containsSubsequence("Página 1 de 4", "Acme · P-17 · Chairs", "Página 2 de 4", "Acme · P-17 · Chairs");
    }

    /** Of the revision before. */
    private static TimelineEntry decided(Answer answer) {
        return new TimelineEntry.Decided(
                NOW, LUIS, Optional.empty(), "budget", Text.of("Budget"), answer, null, List.of(), Basis.OWN, false);
    }

    private static PathNode step(String name) {
        return new PathNode.Step(
                name,
                Text.of(name),
                PathNode.Kind.APPROVAL,
                PathNode.Status.DONE,
                Text.NONE,
                List.of(new Participant(MARTA, Answer.APPROVED, Optional.of(NOW), null)),
                Tally.NONE,
                false,
                List.of(),
                Optional.of(NOW),
                Optional.of(NOW),
                Optional.empty(),
                null);
    }

    private static String text(List<PathNode> path, List<TimelineEntry> timeline, Locale locale) throws IOException {
        RequestCase.Head head = new RequestCase.Head(
                new RequestId(UUID.randomUUID()),
                "P-17",
                Text.of("Chairs"),
                Text.of("Purchase"),
                RequestStatus.APPROVED,
                1,
                ANA,
                NOW,
                NOW,
                Optional.of(NOW),
                Optional.empty(),
                null,
                Optional.empty(),
                false);
        RequestCase request = new RequestCase(
                head,
                List.of(new Fact("supplier", Text.of("Supplier"), new Fact.Value.Words("Rivas"), Text.NONE)),
                path,
                timeline,
                false,
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                new RequestCase.Allowed(false, false, false, false, false));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Formats formats = new Formats(new Translations(), locale, ZoneOffset.UTC, Clock.systemUTC());
        new RecordPages(request, "Acme", Optional.empty(), formats).write(bytes, NOW);
        try (PDDocument document = Loader.loadPDF(bytes.toByteArray())) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00A0]+", " ");
        }
    }

    private static PersonName person(String name) {
        return new PersonName(new PersonId(UUID.randomUUID()), name, "someone@acme.test");
    }
}
