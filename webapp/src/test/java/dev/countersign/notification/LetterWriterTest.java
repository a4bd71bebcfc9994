package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.MissedDue;
import dev.countersign.approval.ReadableReason;
import dev.countersign.approval.Reason;
import dev.countersign.approval.RevisionNews;
import dev.countersign.brand.Accent;
import dev.countersign.brand.Brand;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.AfterDue;
import dev.countersign.request.Fact;
import dev.countersign.request.FieldChange;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.tenant.TenantId;
import dev.countersign.ui.Translations;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LetterWriterTest {

    private static final UUID ID = UUID.randomUUID();
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final UUID APPROVAL = UUID.randomUUID();
    private static final Instant DUE = Instant.parse("2026-11-27T16:00:00Z");

    private final LetterWriter writer = new LetterWriter(
            URI.create("https://countersign.example"), new Translations(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private Optional<RevisionNews.News> news = Optional.empty();
    private LetterDraft.Deadline time = LetterDraft.Deadline.NONE;
    private Brand brand = new Brand(TENANT, "Acme", Optional.empty(), Optional.empty());
    private final Person ana = person("Ana Torres", Locale.ENGLISH);
    private final Person luis = person("Luis Pardo", Locale.of("es"));

    @Test
    void whoeverIsAskedReadsWhoAsksForWhatAndWhereToDecide() {
        Letter letter = write(assigned(luis), luis, ana, request("12 desks", null));
        assertThat(letter.id()).isEqualTo(ID);
        assertThat(letter.to()).isEqualTo("luis@acme.test");
        assertThat(letter.locale()).isEqualTo("es");
        assertThat(letter.subject()).isEqualTo("Se necesita tu decisión: PR-1001 12 desks (Finanzas)");
        assertThat(letter.text())
                .contains("Ana Torres necesita tu decisión", "«12 desks» (Compra)")
                .contains("https://countersign.example/inbox/" + APPROVAL);
        assertThat(letter.html())
                .contains("lang=\"es\"")
                .contains("href=\"https://countersign.example/inbox/" + APPROVAL);
    }

    @Test
    void theRequesterReadsTheReasonOfADenial() {
        FiledRequest request = request("Sofa", "not this year's budget");
        Notification denied = new Notification(ana.id(), NotificationKind.DENIED, request.id());
        Letter letter = write(denied, ana, ana, request);
        assertThat(letter.text())
                .contains("was denied. Reason: not this year's budget")
                .contains("https://countersign.example/requests/" + request.id());
    }

    @Test
    void theRequesterReadsWhoDenied() {
        FiledRequest request = request("Sofa", "no");
        LetterDraft draft = draft(
                new Notification(ana.id(), NotificationKind.DENIED, request.id()), ana, ana, request, Optional.empty());
        assertThat(writer.write(by("Jon Sáez and Nuria Mas", draft)).text())
                .contains("Jon Sáez and Nuria Mas denied your request PR-1001, “Sofa” (Purchase). Reason: no");
    }

    @Test
    void theRequesterReadsWhoApprovedAndWhatTheyWrote() {
        FiledRequest request = request("Sofa", null);
        Notification approved = new Notification(
                ana.id(),
                NotificationKind.APPROVED,
                request.id(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        new Notification.Said(luis.id(), Optional.empty(), "Within the budget."),
                        new Notification.Said(ana.id(), Optional.empty(), "")));
        LetterDraft draft = draft(approved, ana, ana, request, Optional.empty());
        assertThat(writer.write(naming(Map.of(luis.id(), luis.personName(), ana.id(), ana.personName()), draft))
                        .text())
                .contains(
                        "Your request PR-1001, “Sofa” (Purchase), was approved by Luis Pardo and Ana Torres.",
                        "Luis Pardo: “Within the budget.”")
                .doesNotContain("Ana Torres: “");
        assertThat(write(new Notification(ana.id(), NotificationKind.APPROVED, request.id()), ana, ana, request)
                        .text())
                .as("only rules decided")
                .contains("“Sofa” (Purchase), was approved.");
    }

    private static LetterDraft naming(Map<PersonId, PersonName> named, LetterDraft draft) {
        return new LetterDraft(
                draft.id(),
                draft.tenant(),
                draft.notification(),
                draft.reader(),
                draft.requester(),
                draft.request(),
                draft.brand(),
                draft.by(),
                named,
                draft.why(),
                draft.files(),
                draft.leftOut(),
                draft.news(),
                draft.decide(),
                draft.unsubscribe(),
                draft.time());
    }

    private static LetterDraft by(String names, LetterDraft draft) {
        return new LetterDraft(
                draft.id(),
                draft.tenant(),
                draft.notification(),
                draft.reader(),
                draft.requester(),
                draft.request(),
                draft.brand(),
                Optional.of(names),
                draft.named(),
                draft.why(),
                draft.files(),
                draft.leftOut(),
                draft.news(),
                draft.decide(),
                draft.unsubscribe(),
                draft.time());
    }

    @Test
    void whoIsAskedAgainReadsWhatHasChangedWhoAskedForItAndTheReply() {
        news = Optional.of(new RevisionNews.News(
                1,
                List.of(new FieldChange(
                        Text.of("Amount"),
                        new Fact.Value.Money(BigDecimal.valueOf(60_000), "EUR"),
                        new Fact.Value.Money(BigDecimal.valueOf(48_000), "EUR"))),
                List.of(
                        new RevisionNews.Said(Optional.of(luis.personName()), "Why so\nmuch?", Instant.EPOCH),
                        new RevisionNews.Said(Optional.empty(), "You are right.", Instant.EPOCH))));

        assertThat(write(assigned(ana), ana, luis, request("Sofa", null)).text())
                .contains("Luis Pardo changed PR-1001", """

                        Changed since revision 1:
                        Amount: €48,000 (before: €60,000)

                        %s asked for changes: “Why so
                        much?”
                        Luis Pardo replied: “You are right.”
                        """.formatted(luis.name()));
    }

    /** Both subjects were the same, and mail programs showed the two letters as one. */
    @Test
    void theSubjectTellsOneStepOfARequestFromAnother() {
        assertThat(write(assigned(ana), ana, luis, request("Sofa", null)).subject())
                .isEqualTo("Decision needed: PR-1001 Sofa (Finance)");
        Notification withdrawn = new Notification(
                luis.id(), NotificationKind.WITHDRAWN, request("Sofa", null).id());
        Letter letter = write(withdrawn, luis, ana, request("Sofa", null));
        assertThat(letter.subject()).isEqualTo("Retirada: PR-1001 Sofa");
        assertThat(letter.text())
                .contains("Ana Torres ha retirado PR-1001, «Sofa» (Compra). Tu decisión ya no hace falta.");
    }

    @Test
    void whatPeopleTypedIsTextInHtmlAndKeepsASubjectOnOneLine() {
        FiledRequest request = request("<script>alert('{0}')</script>\r\nBcc: all@acme.test", null);
        Letter letter = write(assigned(ana), ana, luis, request);
        assertThat(letter.html()).doesNotContain("<script>").contains("&lt;script&gt;alert(&#39;{0}&#39;)");
        assertThat(letter.text()).contains("<script>alert('{0}')</script>");
        assertThat(letter.subject()).doesNotContain("\r", "\n");
    }

    @Test
    void whatIsWrittenForTheTemplateLanguageIsTextToo() {
        String typed = "[[${7*7}]] [(${7*7})] [# th:each=\"a : ${lines}\"/] \" onmouseover=\"alert(1)";
        Letter letter = write(assigned(ana), ana, luis, request(typed, null));
        assertThat(letter.text()).contains(typed);
        assertThat(letter.html())
                .contains(
                        "[[${7*7}]] [(${7*7})] [# th:each=&quot;a : ${lines}&quot;/] &quot; onmouseover=&quot;alert(1)");
    }

    @Test
    void aReasonOfSeveralLinesKeepsThem() {
        Notification denied = new Notification(ana.id(), NotificationKind.DENIED, new RequestId(UUID.randomUUID()));
        Letter letter = write(denied, ana, ana, request("Sofa", "Too dear.\n\nAsk again <soon>."));
        assertThat(letter.text()).contains("Reason: Too dear.\n\nAsk again <soon>.\n\nRequest: Sofa (PR-1001)");
        assertThat(letter.html()).contains("Reason: Too dear.<br><br>Ask again &lt;soon&gt;.</p>");
    }

    @Test
    void isWrittenAsItStandsInItsTemplates() {
        Notification denied = new Notification(ana.id(), NotificationKind.DENIED, new RequestId(new UUID(1, 2)));
        Letter letter = write(denied, ana, ana, request("Sofa", "no"));
        assertThat(letter.text()).isEqualTo("""
                Hello Ana Torres,

                Your request PR-1001, “Sofa” (Purchase), was denied. Reason: no

                Request: Sofa (PR-1001)
                Amount: €12,000

                Open in Countersign: https://countersign.example/requests/00000000-0000-0001-0000-000000000002

                --
                Stop these emails: https://countersign.example/unsubscribe/token
                Notification settings: https://countersign.example/settings/notifications
                """);
        assertThat(letter.html())
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .doesNotContain(" th:", "[[");
    }

    @Test
    void everyKindOfLetterSaysWhatItIsAboutInBothLanguagesAndWhenItIsDueByTheReadersClock() {
        // An alarm is about no request.
        for (NotificationKind kind : EnumSet.complementOf(EnumSet.of(
                NotificationKind.ALARM,
                NotificationKind.TOKEN_REVOKED,
                NotificationKind.MAIL_TESTED,
                NotificationKind.STANDS_IN,
                NotificationKind.STANDS_IN_NO_MORE,
                NotificationKind.ABSENCE_CHANGED))) {
            assertThat(write(about(ana, kind), ana, luis, request("Sofa", null)).text())
                    .contains("PR-1001", "Sofa")
                    .doesNotContain("{");
            assertThat(write(about(luis, kind), luis, ana, request("Sofa", "no"))
                            .text())
                    .contains("PR-1001", "Sofa")
                    .doesNotContain("{");
        }
        Letter reminder = write(about(luis, NotificationKind.REMINDED), luis, ana, request("Sofa", null));
        assertThat(reminder.text()).contains("Vence el viernes 27 nov 2026, 17:00 CET");
    }

    @Test
    void theFactsOfTheCaseAreThereForWhoeverOpensNoPage() {
        FiledRequest request = request("12 desks", null);
        Letter letter = write(assigned(luis), luis, ana, request);
        assertThat(letter.text()).contains("""
                        Solicitud: 12 desks (PR-1001)
                        Importe: 12.000\u00a0€
                        Solicita: Ana Torres
                        Archivos: offer.pdf, plan <b>.pdf
                        Omitido tras fallar: Book the hotel
                        Paso: Finanzas
                        Vence: viernes 27 nov 2026, 17:00 CET
                        Por qué tú: Eres responsable de Ana Torres
                        """);
        assertThat(letter.html())
                .contains(">12.000\u00a0€<", "plan &lt;b&gt;.pdf<", ">Eres responsable de Ana Torres<");
    }

    @Test
    void lettersOfARequestAreOneThreadAndOnlyWhatNeedsNoActIsStoppedByAClick() {
        FiledRequest request = request("Sofa", null);
        Letter asked = write(assigned(ana), ana, luis, request);
        Letter reminder = write(about(ana, NotificationKind.REMINDED), ana, luis, request);
        assertThat(asked.thread()).isEqualTo(reminder.thread()).isEqualTo("request-" + request.id());
        assertThat(asked.unsubscribe()).isNull();
        assertThat(asked.text()).doesNotContain("Stop these emails");
        assertThat(reminder.unsubscribe()).isEqualTo("https://countersign.example/unsubscribe/token");
        assertThat(reminder.html()).contains("Stop these emails", "/settings/notifications");
    }

    @Test
    void whoeverIsMentionedReadsByWhomAndWhat() {
        Notification mentioned = new Notification(
                ana.id(),
                NotificationKind.MENTIONED,
                request("Sofa", null).id(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("@Ana Torres, is {0} <b>blue</b> fine?"),
                Optional.of(new Notification.Author(luis.id(), UUID.randomUUID())),
                List.of());
        Letter letter = write(mentioned, ana, luis, request("Sofa", null));
        assertThat(letter.subject()).isEqualTo("Marta Ruiz mentioned you: PR-1001 Sofa");
        assertThat(letter.text()).contains("(Purchase):\n\n@Ana Torres, is {0} <b>blue</b> fine?\n");
        assertThat(letter.html()).contains("&lt;b&gt;blue&lt;/b&gt;");
    }

    @Test
    void whoeverIsAskedReadsWhatFollowsTheDueDate() {
        time = new LetterDraft.Deadline(Optional.of(new AfterDue(AfterDue.Kind.EXPIRES, Text.NONE)), Optional.empty());
        assertThat(write(assigned(ana), ana, luis, request("Sofa", null)).text())
                .contains("17:00 CET. After that, the request expires.");
        assertThat(write(about(luis, NotificationKind.REMINDED), luis, ana, request("Sofa", null))
                        .text())
                .contains("17:00 CET. Después, la solicitud caduca.");
        time = new LetterDraft.Deadline(
                Optional.of(new AfterDue(AfterDue.Kind.TO_GROUP, Text.of("Legal"))), Optional.empty());
        assertThat(write(about(ana, NotificationKind.EXTENDED), ana, luis, request("Sofa", null))
                        .text())
                .contains("After that, it goes to the group Legal.");
    }

    @Test
    void lettersAboutAMissedDueDateSayAtWhichStepOfWhomUntilWhenAndWhatFollowed() {
        missed(AfterDue.Kind.EXPIRES);
        assertThat(write(about(ana, NotificationKind.LAPSED), ana, luis, request("Sofa", null)))
                .satisfies(letter -> {
                    assertThat(letter.subject()).isEqualTo("Not decided in time: PR-1001 Sofa (Finance)");
                    assertThat(letter.text())
                            .contains("You did not decide on PR-1001, “Sofa” (Purchase), from Luis Pardo, by Friday")
                            .contains("So the request has expired.")
                            .contains("Was due");
                });
        assertThat(toRequester(NotificationKind.EXPIRED))
                .contains("has expired, because it was not decided in time: Marta Ruiz did not decide the step "
                        + "“Finance” by Friday")
                .contains("You can submit it again.");
        assertThat(toRequester(NotificationKind.ESCALATED_ON))
                .contains("Marta Ruiz did not decide on your request PR-1001, “Sofa” (Purchase), by Friday");
        missed(AfterDue.Kind.TO_MANAGER_ABOVE);
        assertThat(write(about(ana, NotificationKind.LAPSED), ana, luis, request("Sofa", null))
                        .text())
                .contains("So others are asked now.");
        assertThat(write(about(ana, NotificationKind.ESCALATED), ana, luis, request("Sofa", null))
                        .text())
                .contains("Marta Ruiz did not decide on PR-1001, “Sofa” (Purchase), from Luis Pardo, by Friday");
        assertThat(toRequester(NotificationKind.DENIED)).contains("was denied.").doesNotContain("Marta");
        missed(AfterDue.Kind.DENIED);
        assertThat(toRequester(NotificationKind.DENIED))
                .contains("was denied, because it was not decided in time: Marta Ruiz did not decide");
        missed(AfterDue.Kind.SENT_BACK);
        assertThat(toRequester(NotificationKind.CHANGES_REQUESTED))
                .contains("is back with you, because it was not decided in time: Marta Ruiz did not decide");
    }

    private String toRequester(NotificationKind kind) {
        FiledRequest request = request("Sofa", null);
        return write(new Notification(ana.id(), kind, request.id()), ana, ana, request)
                .text();
    }

    private void missed(AfterDue.Kind after) {
        PersonName marta = new PersonName(new PersonId(UUID.randomUUID()), "Marta Ruiz", "marta@acme.test");
        time = new LetterDraft.Deadline(
                Optional.empty(),
                Optional.of(new MissedDue(Text.of("Finance"), List.of(marta), DUE, new AfterDue(after, Text.NONE))));
    }

    @Test
    void aNoteStandsWithItsAuthor() {
        FiledRequest request = request("Sofa", null);
        Notification asked = new Notification(
                ana.id(),
                NotificationKind.ASSIGNED,
                request.id(),
                Optional.of(APPROVAL),
                Optional.of("finance"),
                Optional.of(DUE),
                Optional.of(new Notification.Author(luis.id(), UUID.randomUUID())),
                Notification.Said.of(luis.id(), "You know chairs better."));
        assertThat(write(asked, ana, luis, request).text())
                .contains("Marta Ruiz delegated PR-1001", "\n\nLuis Pardo: “You know chairs better.”\n");
    }

    @Test
    void whoseRequestWasCancelledReadsByWhomAndWhy() {
        FiledRequest request = request("Sofa", "Bought by another team");
        LetterDraft draft = draft(
                new Notification(ana.id(), NotificationKind.CANCELLED, request.id()),
                ana,
                ana,
                request,
                Optional.empty());
        assertThat(writer.write(by("Elena Prado", draft)).text())
                .contains(
                        "Elena Prado cancelled your request PR-1001, “Sofa” (Purchase). Reason: Bought by another team");
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(keys(Locale.of("es"))).isEqualTo(keys(Locale.ROOT)).isNotEmpty();
    }

    private static Set<String> keys(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "dev.countersign.notification.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        assertThat(bundle.getLocale()).isEqualTo(locale);
        return bundle.keySet();
    }

    private static Notification assigned(Person to) {
        return about(to, NotificationKind.ASSIGNED);
    }

    private static Notification about(Person to, NotificationKind kind) {
        return new Notification(
                to.id(),
                kind,
                new RequestId(UUID.randomUUID()),
                Optional.of(APPROVAL),
                Optional.of("finance"),
                Optional.of(DUE));
    }

    private static Person person(String name, Locale locale) {
        String email = name.toLowerCase(Locale.ROOT).split(" ", -1)[0] + "@acme.test";
        return new Person(
                new PersonId(UUID.randomUUID()),
                name,
                email,
                null,
                null,
                locale,
                ZoneId.of("Europe/Madrid"),
                Set.of(),
                true);
    }

    private FiledRequest request(String title, @Nullable String reason) {
        TemplateDefinition template = new TemplateDefinition(
                "purchase",
                new Text("Purchase", Map.of("es", "Compra")),
                Text.NONE,
                "PR",
                Text.of("item"),
                new Form(List.of(
                        new MoneyField("price", Text.of("Price"), Text.NONE, false, null, null, List.of("EUR")))),
                List.of(new WaitStep(
                        "finance", new Text("Finance", Map.of("es", "Finanzas")), new WaitStep.Until.Date("day"))));
        return new FiledRequest(
                new RequestId(UUID.randomUUID()),
                "PR-1001",
                Text.of(title),
                RequestStatus.DENIED,
                Optional.empty(),
                1,
                ana.id(),
                new TemplateVersionId(UUID.randomUUID()),
                template,
                JsonMapper.shared().readTree("{\"price\": {\"amount\": 12000, \"currency\": \"EUR\"}}"),
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                reason,
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty());
    }

    private Letter write(Notification notification, Person reader, Person requester, FiledRequest request) {
        return writer.write(draft(notification, reader, requester, request, Optional.empty()));
    }

    private LetterDraft draft(
            Notification notification, Person reader, Person requester, FiledRequest request, Optional<String> decide) {
        boolean stoppable = notification.kind().topic().isStoppable();
        return new LetterDraft(
                ID,
                TENANT,
                notification,
                reader,
                requester,
                request,
                brand,
                notification.author().map(_ -> "Marta Ruiz"),
                Map.of(luis.id(), luis.personName()),
                notification.kind().asksToDecide()
                        ? List.of(new ReadableReason(Reason.Kind.MANAGER_OF, List.of(Text.of(requester.name())), false))
                        : List.of(),
                notification.kind().asksToDecide() ? List.of("offer.pdf", "plan <b>.pdf") : List.of(),
                notification.kind().asksToDecide() ? List.of(Text.of("Book the hotel")) : List.of(),
                news,
                decide,
                stoppable ? Optional.of("/unsubscribe/token") : Optional.empty(),
                time);
    }

    @Test
    void aLetterHasTheLogoAndTheColourOfTheOrganisation() {
        assertThat(write(assigned(ana), ana, luis, request("Sofa", null)).html())
                .contains("background:#3049c5")
                .doesNotContain("<img");
        brand = new Brand(TENANT, "Acme & Sons", Accent.parse("#ffd400"), Optional.of("ab".repeat(32)));
        assertThat(write(assigned(ana), ana, luis, request("Sofa", null)).html())
                .contains("src=\"https://countersign.example/logo/" + TENANT + "/" + "ab".repeat(32) + ".png\"")
                .contains("alt=\"Acme &amp; Sons\"")
                .contains(".link { color: #ffd400 !important; }")
                .doesNotContain("#3049c5")
                .doesNotContain("background:#ffd400");
    }

    @Test
    void whoeverIsAskedCanDecideByALinkOrOpenTheRequest() {
        Letter letter =
                writer.write(draft(assigned(ana), ana, luis, request("Sofa", null), Optional.of("/decide/secret")));
        assertThat(letter.html())
                .contains("/decide/secret\"", ">Review and decide<", ">Open in Countersign<")
                .containsSubsequence("/decide/secret", "/inbox/");
        assertThat(letter.text()).containsSubsequence("Review and decide: ", "/decide/secret", "Open in Countersign: ");
    }
}
