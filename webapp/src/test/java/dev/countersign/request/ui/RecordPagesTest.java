package dev.countersign.request.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.attachment.AttachmentId;
import dev.countersign.attachment.FileFormat;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.Fact;
import dev.countersign.request.FileFacts;
import dev.countersign.request.PanelName;
import dev.countersign.request.PathNode;
import dev.countersign.request.PathNode.Answer;
import dev.countersign.request.PathNode.Basis;
import dev.countersign.request.PathNode.Participant;
import dev.countersign.request.Prospect;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRecord;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
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
                new TimelineEntry.Asked(NOW, "budget", step, List.of(MARTA), false),
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

    @Test
    void whoeverWasAskedHasTheReasonTheRuleAndTheFilesWithTheirHash() throws IOException {
        RequestRecord.Inquiry inquiry = new RequestRecord.Inquiry(
                Text.of("Legal"),
                2,
                1,
                NOW,
                Optional.of(NOW),
                TaskAnswer.Outcome.CHANGES_REQUESTED,
                new Tally(List.of(new Tally.Part(PanelName.PEOPLE, false, 2, 1, List.of(), 0))),
                List.of(
                        approver(LUIS, Optional.of(MARTA), Answer.ASKED_FOR_CHANGES, "Which term?"),
                        approver(ANA, Optional.empty(), Answer.APPROVED, null)));
        RequestRecord.Document offer = new RequestRecord.Document(
                new FileFacts(new AttachmentId(UUID.randomUUID()), "offer.pdf", FileFormat.PDF, 12_000),
                "0a".repeat(32),
                ANA,
                NOW,
                Optional.of(Text.of("Offer")),
                false);
        RequestRecord.Earlier first = new RequestRecord.Earlier(
                1,
                NOW,
                List.of(new Fact("supplier", Text.of("Supplier"), new Fact.Value.Words("Vega"), Text.NONE)),
                Set.of("supplier"));

        assertThat(text(
                        new RequestRecord(
                                request(List.of(), List.of()), List.of(first), List.of(inquiry), List.of(offer)),
                        Locale.US))
                .containsSubsequence("Documents", "offer.pdf", "Offer · PDF · 12 KB · Ana Torres", "SHA-256 0a0a0a")
                .containsSubsequence(
                        "Legal · revision 2",
                        "sent back",
                        "Approvers: 1 of 2 approvals",
                        "Luis Pardo requested changes",
                        "for Marta Ruiz, who was away · group Legal",
                        "“Which term?”",
                        "Ana Torres approved · no longer counts")
                .containsSubsequence("Answers of revision 1", "Vega Changed in revision 2");
    }

    @Test
    void whatNobodyDecidedInTimeIsNeitherDeniedNorNotNeeded() throws IOException {
        List<PathNode> path = List.of(
                step(
                        "Manager",
                        PathNode.Kind.APPROVAL,
                        PathNode.Status.EXPIRED,
                        List.of(participant(LUIS, Answer.LAPSED)),
                        List.of(participant(MARTA, Answer.LAPSED))),
                step(
                        "revise",
                        PathNode.Kind.REVISION,
                        PathNode.Status.EXPIRED,
                        List.of(participant(ANA, Answer.LAPSED)),
                        List.of()));
        List<TimelineEntry> entries = List.of(
                new TimelineEntry.Expired(NOW, "manager", Text.of("Manager"), List.of(MARTA)),
                new TimelineEntry.Asked(NOW, "manager", Text.of("Manager"), List.of(LUIS), true),
                new TimelineEntry.Expired(NOW, "manager", Text.of("Manager"), List.of(LUIS, ANA)));
        RequestRecord.Inquiry inquiry = new RequestRecord.Inquiry(
                Text.of("Legal"),
                1,
                1,
                NOW,
                Optional.of(NOW),
                TaskAnswer.Outcome.EXPIRED,
                Tally.NONE,
                List.of(approver(LUIS, Optional.empty(), Answer.LAPSED, null)));
        RequestRecord record = new RequestRecord(request(path, entries), List.of(), List.of(inquiry), List.of());

        assertThat(text(record, Locale.US))
                .containsSubsequence(
                        "Manager",
                        "not decided in time · ",
                        "Marta Ruiz · did not decide in time",
                        "Luis Pardo · did not decide in time",
                        "Changes",
                        "not changed in time · ",
                        "Ana Torres · did not send changes in time",
                        "Luis Pardo did not decide in time",
                        "Marta Ruiz did not decide by the due date · Manager",
                        "Escalated to Luis Pardo · Manager",
                        "Luis Pardo, Ana Torres did not decide by the due date")
                .doesNotContain("denied", "not needed");
        assertThat(text(record, Locale.of("es", "ES")))
                .containsSubsequence(
                        "sin decisión a tiempo · ",
                        "Marta Ruiz · no decidió a tiempo",
                        "La decisión de Marta Ruiz no llegó dentro del plazo · Manager",
                        "Escalada a Luis Pardo · Manager",
                        "La decisión de Luis Pardo, Ana Torres no llegó dentro del plazo")
                .doesNotContain("denegado", "no fue necesario");
    }

    private static RequestRecord.Approver approver(
            PersonName person, Optional<PersonName> standsFor, Answer answer, @Nullable String comment) {
        return new RequestRecord.Approver(
                person,
                List.of(new Prospect.Because("GROUP", List.of(Text.of("Legal")), false)),
                standsFor,
                Optional.empty(),
                false,
                false,
                answer,
                Optional.of(NOW),
                comment);
    }

    /** Of the revision before. */
    private static TimelineEntry decided(Answer answer) {
        return new TimelineEntry.Decided(
                NOW, LUIS, Optional.empty(), "budget", Text.of("Budget"), answer, null, List.of(), Basis.OWN, false);
    }

    private static PathNode step(String name) {
        return step(
                name,
                PathNode.Kind.APPROVAL,
                PathNode.Status.DONE,
                List.of(participant(MARTA, Answer.APPROVED)),
                List.of());
    }

    private static Participant participant(PersonName person, Answer answer) {
        return new Participant(person, answer, Optional.of(NOW).filter(_ -> answer == Answer.APPROVED), null);
    }

    private static PathNode step(
            String name,
            PathNode.Kind kind,
            PathNode.Status status,
            List<Participant> people,
            List<Participant> before) {
        return new PathNode.Step(
                name,
                Text.of(name),
                kind,
                status,
                Text.NONE,
                people,
                before,
                Tally.NONE,
                false,
                List.of(),
                Optional.of(NOW),
                Optional.of(NOW),
                Optional.empty(),
                Optional.empty(),
                null);
    }

    private static String text(List<PathNode> path, List<TimelineEntry> timeline, Locale locale) throws IOException {
        return text(new RequestRecord(request(path, timeline), List.of(), List.of(), List.of()), locale);
    }

    private static RequestCase request(List<PathNode> path, List<TimelineEntry> timeline) {
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
        return new RequestCase(
                head,
                List.of(new Fact("supplier", Text.of("Supplier"), new Fact.Value.Words("Rivas"), Text.NONE)),
                path,
                timeline,
                false,
                RequestCase.Before.NONE,
                List.of(),
                Optional.empty(),
                List.of(),
                new RequestCase.Allowed(false, false, false, false, false));
    }

    private static String text(RequestRecord record, Locale locale) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Formats formats = new Formats(new Translations(), locale, ZoneOffset.UTC, Clock.systemUTC());
        new RecordPages(record, "Acme", Optional.empty(), formats).write(bytes, NOW);
        try (PDDocument document = Loader.loadPDF(bytes.toByteArray())) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00A0]+", " ");
        }
    }

    private static PersonName person(String name) {
        return new PersonName(new PersonId(UUID.randomUUID()), name, "someone@acme.test");
    }
}
