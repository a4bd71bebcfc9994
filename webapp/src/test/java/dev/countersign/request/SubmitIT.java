package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.text.Text;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonNotActive;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.Services;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@SpringJUnitConfig(Services.class)
class SubmitIT {

    private final RequestService requests;
    private final FiledRequests files;
    private final Templates templates;
    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final Organisation organisation;
    private final TenantId acme;
    private final Actor ana;
    private final Actor elena;
    private final TemplateVersionId purchase;

    @Autowired
    SubmitIT(
            RequestService requests,
            FiledRequests files,
            Templates templates,
            TenantTransaction transaction,
            JdbcClient sql,
            Organisation organisation) {
        this.requests = requests;
        this.files = files;
        this.templates = templates;
        this.transaction = transaction;
        this.sql = sql;
        this.organisation = organisation;
        this.acme = organisation.found();
        this.ana = organisation.employee(acme, "Ana Torres");
        this.elena = organisation.administrator(acme, "Elena Prado");
        this.purchase = published(elena);
    }

    @Test
    void aRequestIsFiledAndItsStartIsDueInTheSameTransaction() {
        SubmitResult.Submitted submitted = submitted(ana, PurchaseTemplate.filledIn());
        assertThat(submitted.number()).isEqualTo("PR-1001");
        assertThat(files.find(acme, submitted.id())).hasValueSatisfying(request -> {
            assertThat(request.status()).isEqualTo(RequestStatus.SUBMITTED);
            assertThat(request.title()).isEqualTo(Text.of("Laptops"));
            assertThat(request.requester()).isEqualTo(ana.person());
            assertThat(request.template()).isEqualTo(purchase);
        });
        assertThat(files.summaries(acme, List.of(submitted.id())).get(submitted.id()))
                .satisfies(listed -> {
                    assertThat(listed.title()).isEqualTo(Text.of("Laptops"));
                    assertThat(listed.requester().name()).isEqualTo("Ana Torres");
                    assertThat(listed.amount().orElseThrow().amount()).isEqualByComparingTo("12000");
                });
        assertThat(startsDue(submitted.id())).isEqualTo(1);
    }

    @Test
    void sentTwiceItIsOneRequest() {
        Submission submission = new Submission(UUID.randomUUID(), purchase, PurchaseTemplate.filledIn());
        SubmitResult first = requests.submit(ana, submission);
        assertThat(requests.submit(ana, submission)).isEqualTo(first);
        assertThat(requests.list(ana, RequestFilter.ALL, Range.first()).rows()).hasSize(1);
    }

    @Test
    void sentManyTimesAtOnceItIsOneRequest() throws Exception {
        Submission submission = new Submission(UUID.randomUUID(), purchase, PurchaseTemplate.filledIn());
        assertThat(new HashSet<>(atOnce(12, () -> requests.submit(ana, submission))))
                .hasSize(1);
        assertThat(requests.list(ana, RequestFilter.ALL, Range.first()).rows()).hasSize(1);
        assertThat(submitted(ana, PurchaseTemplate.filledIn()).number()).isEqualTo("PR-1002");
    }

    @Test
    void otherAnswersWithTheSameSubmissionIdAreNotTakenForTheRequestOfTheFirstTime() {
        Submission first = new Submission(UUID.randomUUID(), purchase, PurchaseTemplate.filledIn());
        SubmitResult.Submitted sent = (SubmitResult.Submitted) requests.submit(ana, first);

        SubmitResult second = requests.submit(ana, new Submission(first.submissionId(), purchase, desks()));

        assertThat(second).isEqualTo(new SubmitResult.AlreadySent(sent.id(), sent.number()));
        assertThat(requests.list(ana, RequestFilter.ALL, Range.first()).rows()).hasSize(1);
        assertThat(requests.submit(ana, first)).isEqualTo(sent);
    }

    @Test
    void theSameAnswersInAnotherSpellingAreTheSameRequest() {
        ObjectNode form = PurchaseTemplate.filledIn();
        form.putObject("amount").put("amount", new BigDecimal("12000.50")).put("currency", "EUR");
        UUID submission = UUID.randomUUID();
        SubmitResult sent = requests.submit(ana, new Submission(submission, purchase, form));
        for (String amount : List.of("12000.5", "12000.50")) {
            ObjectNode again = PurchaseTemplate.filledIn();
            again.put("item", " Laptops\n").putNull("user");
            again.putObject("amount").put("currency", "EUR").put("amount", amount);
            assertThat(requests.submit(ana, new Submission(submission, purchase, again)))
                    .isEqualTo(sent);
        }
    }

    @Test
    void theSameAnswersToANewerVersionOfTheTemplateAreTheSameRequest() {
        Submission first = new Submission(UUID.randomUUID(), purchase, PurchaseTemplate.filledIn());
        SubmitResult sent = requests.submit(ana, first);
        TemplateVersionId newer = published(elena);

        assertThat(requests.submit(ana, new Submission(first.submissionId(), newer, PurchaseTemplate.filledIn())))
                .isEqualTo(sent);
    }

    @Test
    void theSameAnswersToAnotherTemplateAreAnotherRequest() {
        Submission first = new Submission(UUID.randomUUID(), purchase, PurchaseTemplate.filledIn());
        requests.submit(ana, first);
        templates.publish(elena, PurchaseTemplate.definition("leave", "LV"));
        TemplateVersionId leave = requests.prepare(ana, "leave").orElseThrow().template();

        assertThat(requests.submit(ana, new Submission(first.submissionId(), leave, PurchaseTemplate.filledIn())))
                .isInstanceOf(SubmitResult.AlreadySent.class);
    }

    @Test
    void ofDifferentAnswersSentAtTheSameMomentWithOneSubmissionIdOneIsTakenAndTheOthersAreTold() throws Exception {
        UUID submission = UUID.randomUUID();
        AtomicInteger pieces = new AtomicInteger();
        List<SubmitResult> results = atOnce(
                12,
                () -> requests.submit(
                        ana,
                        new Submission(
                                submission,
                                purchase,
                                PurchaseTemplate.filledIn().put("pieces", pieces.incrementAndGet()))));

        assertThat(results).filteredOn(SubmitResult.Submitted.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(SubmitResult.AlreadySent.class::isInstance)
                .hasSize(11);
        assertThat(requests.list(ana, RequestFilter.ALL, Range.first()).rows()).hasSize(1);
    }

    @Test
    void whatIsWrongWithOtherAnswersIsSaidFirst() {
        Submission first = new Submission(UUID.randomUUID(), purchase, PurchaseTemplate.filledIn());
        requests.submit(ana, first);
        ObjectNode wrong = desks().put("pieces", 1_000);

        assertThat(requests.submit(ana, new Submission(first.submissionId(), purchase, wrong)))
                .isInstanceOf(SubmitResult.Invalid.class);
    }

    @Test
    void theSubmissionIdOfSomebodyElseDoesNotGiveTheirRequest() {
        Submission submission = new Submission(UUID.randomUUID(), purchase, PurchaseTemplate.filledIn());
        assertThat(requests.submit(ana, submission)).isNotEqualTo(requests.submit(elena, submission));
    }

    @Test
    void numbersAreUniqueAndWithoutGapsHoweverManySubmitAtOnce() throws Exception {
        List<SubmitResult> results = atOnce(
                30,
                () -> requests.submit(ana, new Submission(UUID.randomUUID(), purchase, PurchaseTemplate.filledIn())));
        Set<String> numbers = new HashSet<>();
        results.forEach(result -> numbers.add(((SubmitResult.Submitted) result).number()));
        assertThat(numbers)
                .isEqualTo(new HashSet<>(IntStream.rangeClosed(1_001, 1_030)
                        .mapToObj(number -> "PR-" + number)
                        .toList()));
    }

    @Test
    void eachPrefixIsCountedByItself() {
        templates.publish(elena, PurchaseTemplate.definition("leave", "LV"));
        submitted(ana, PurchaseTemplate.filledIn());
        NewRequest leave = requests.prepare(ana, "leave").orElseThrow();
        assertThat(requests.submit(
                        ana, new Submission(UUID.randomUUID(), leave.template(), PurchaseTemplate.filledIn())))
                .isInstanceOfSatisfying(
                        SubmitResult.Submitted.class,
                        submitted -> assertThat(submitted.number()).isEqualTo("LV-1001"));
    }

    @Test
    void whatDoesNotFitItsFieldIsToldAtTheFieldAndNothingIsFiled() {
        ObjectNode form = PurchaseTemplate.filledIn();
        form.put("item", "  ");
        form.put("pieces", 1_000);
        form.put("needed", "2027-02-30");
        form.put("urgency", "<script>");
        form.put("user", UUID.randomUUID().toString());
        assertThat(submit(ana, form))
                .isInstanceOfSatisfying(
                        SubmitResult.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly("item", "pieces", "needed", "urgency", "user"));
        assertThat(requests.list(ana, RequestFilter.ALL, Range.first()).rows()).isEmpty();
        assertThat(submitted(ana, PurchaseTemplate.filledIn()).number()).isEqualTo("PR-1001");
    }

    @Test
    void whatIsNoFormIsRefused() {
        for (String json : List.of("[]", "null", "3", "\"text\"", "{\"item\": {\"a\": [1]}, \"x\": 1}")) {
            assertThat(submit(ana, JsonMapper.shared().readTree(json)))
                    .as(json)
                    .isInstanceOf(SubmitResult.Invalid.class);
        }
    }

    @Test
    void aFormThatIsLargerThanAnExecutionTakesIsRefused() {
        ObjectNode form = PurchaseTemplate.filledIn();
        form.put("why", "ñ".repeat(Form.MAX_BYTES / 2));
        assertThat(submit(ana, form)).isEqualTo(new SubmitResult.TooLarge(Form.MAX_BYTES));
        form.put("why", "ñ".repeat(100_000));
        assertThat(submit(ana, form)).isInstanceOf(SubmitResult.Submitted.class);
    }

    @Test
    void textIsStoredInOneFormAndAsItWasWritten() {
        ObjectNode form = PurchaseTemplate.filledIn();
        form.put("item", "Cafe\u0301 <script>alert(1)</script>");
        SubmitResult.Submitted submitted = submitted(ana, form);
        assertThat(files.find(acme, submitted.id()).orElseThrow().title())
                .isEqualTo(Text.of("Café <script>alert(1)</script>"));
    }

    @Test
    void anUnknownTemplateIsRefusedAndSoIsOneOfAnotherTenant() {
        TenantId globex = organisation.found();
        TemplateVersionId theirs = published(organisation.administrator(globex, "Adam Price"));
        for (TemplateVersionId id : List.of(theirs, new TemplateVersionId(UUID.randomUUID()))) {
            assertThat(requests.submit(ana, new Submission(UUID.randomUUID(), id, PurchaseTemplate.filledIn())))
                    .isEqualTo(new SubmitResult.UnknownTemplate());
        }
    }

    @Test
    void aFormThatWasOpenedBeforeANewVersionKeepsItsVersion() {
        published(elena);
        SubmitResult.Submitted submitted = submitted(ana, PurchaseTemplate.filledIn());
        assertThat(files.find(acme, submitted.id()).orElseThrow().template()).isEqualTo(purchase);
    }

    @Test
    void whoIsNotOfTheTenantSubmitsNothing() {
        Actor nobody = new Actor(acme, new PersonId(UUID.randomUUID()), ana.roles());
        assertThatThrownBy(() -> submit(nobody, PurchaseTemplate.filledIn())).isInstanceOf(PersonNotActive.class);
    }

    @Test
    void theGalleryShowsTheTenantsTemplates() {
        assertThat(requests.gallery(ana)).extracting(TemplateCard::key).containsExactly("purchase");
        assertThat(requests.prepare(ana, "purchase")).map(NewRequest::template).contains(purchase);
        assertThat(requests.prepare(ana, "unknown")).isEmpty();
        assertThat(requests.gallery(organisation.employee(organisation.found(), "Hank Scott")))
                .isEmpty();
    }

    private static ObjectNode desks() {
        ObjectNode form = PurchaseTemplate.filledIn().put("item", "Desks");
        form.putObject("amount").put("amount", 900).put("currency", "EUR");
        return form;
    }

    private TemplateVersionId published(Actor administrator) {
        return ((PublishResult.Published) templates.publish(administrator, PurchaseTemplate.definition())).id();
    }

    private SubmitResult submit(Actor actor, JsonNode form) {
        return requests.submit(actor, new Submission(UUID.randomUUID(), purchase, form));
    }

    private SubmitResult.Submitted submitted(Actor actor, JsonNode form) {
        return (SubmitResult.Submitted) submit(actor, form);
    }

    private int startsDue(RequestId id) {
        return transaction.<Integer>call(
                acme,
                () -> sql.sql("""
                        select count(*) from scheduled_tasks
                        where task_name = 'start-execution' and task_instance = ?
                        """)
                        .param(id.toString())
                        .query((row, index) -> row.getInt(1))
                        .single());
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<T>> futures = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> call).toList());
            return futures.stream().map(Future::resultNow).toList();
        }
    }
}
