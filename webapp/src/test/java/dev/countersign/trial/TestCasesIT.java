package dev.countersign.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.message.RequestEvent.Outcome;
import dev.countersign.definitions.simulate.Answers;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.removal.EraseResult;
import dev.countersign.removal.PersonalRecords;
import dev.countersign.request.Trial;
import dev.countersign.template.Accepted;
import dev.countersign.template.BeginResult;
import dev.countersign.template.DraftOrigin;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.Services;
import dev.countersign.testing.StateMachinesInMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A request is kept with its template, and stops a publication that would take it elsewhere. */
@SpringJUnitConfig(Services.class)
class TestCasesIT {

    private static final String KEY = PurchaseTemplate.definition().key();
    private static final String NAME = "Laptops by Ana";

    private final TestCases cases;
    private final TemplateDrafts drafts;
    private final Templates templates;
    private final PersonalRecords records;
    private final AuditLog audit;
    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final Organisation organisation;
    private final TenantId acme;
    private final Actor elena;
    private final Actor ana;

    @Autowired
    TestCasesIT(
            TestCases cases,
            TemplateDrafts drafts,
            Templates templates,
            PersonalRecords records,
            AuditLog audit,
            TenantTransaction transaction,
            JdbcClient sql,
            StateMachinesInMemory machines,
            Organisation organisation) {
        this.cases = cases;
        this.drafts = drafts;
        this.templates = templates;
        this.records = records;
        this.audit = audit;
        this.transaction = transaction;
        this.sql = sql;
        this.organisation = organisation;
        this.acme = organisation.found();
        this.elena = organisation.administrator(acme, "Elena Prado");
        this.ana = organisation.employee(acme, "Ana Torres");
        machines.accept(KEY);
    }

    @BeforeEach
    void publishPurchase() {
        assertThat(templates.publish(elena, PurchaseTemplate.definition())).isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void aCasePassesUntilTheDraftTakesAnotherWayAndThenStopsThePublication() {
        TemplateDraftId draft = begun();
        assertThat(keep(draft, NAME, Map.of())).isInstanceOf(CaseChange.Done.class);
        assertThat(only(draft))
                .returns(NAME, line -> line.one().name())
                .returns(new CaseResult.Passed(), CaseReport.Line::result)
                .returns(Outcome.APPROVED, line -> line.one().expected().outcome());

        withoutTheCheck(draft);
        assertThat(only(draft).result())
                .isEqualTo(new CaseResult.Differs(
                        List.of(new Difference.Gone(Text.of("Step check"), 1, new Cause.OtherTemplate()))));
        assertThat(publish(draft, "", Set.of())).isEqualTo(new PublishResult.CasesFail(1));
        assertThat(publish(draft, "  ", Set.of(Accepted.FAILING_CASES))).isEqualTo(new PublishResult.NoteMissing());
        assertThat(publish(draft, "Finance does not need it any more", Set.of(Accepted.FAILING_CASES)))
                .isInstanceOf(PublishResult.Published.class);
        assertThat(entries("template.cases-overruled"))
                .singleElement()
                .asString()
                .contains("Finance does not need it any more");
    }

    @Test
    void whatHappensNowCanBeExpectedFromNowOn() {
        TemplateDraftId draft = begun();
        keep(draft, NAME, Map.of());
        withoutTheCheck(draft);
        assertThat(cases.expectNow(elena, draft, Set.of(only(draft).one().id())))
                .isInstanceOf(CaseChange.Done.class);
        assertThat(only(draft).passes()).isTrue();
        assertThat(publish(draft, "", Set.of())).isInstanceOf(PublishResult.Published.class);
        assertThat(entries("template.case-changed")).hasSize(1);
    }

    @Test
    void theAnswersOfTheTrialAreKeptAndADenialEndsIt() {
        TemplateDraftId draft = begun();
        keep(draft, NAME, Map.of(new Trial.Visit("finance", 1), Answers.Verdict.DENY));
        assertThat(only(draft).one().expected())
                .returns(Outcome.DENIED, Walk::outcome)
                .returns("finance", Walk::decidedBy);
        assertThat(only(draft).one().trial().verdicts())
                .containsOnly(Map.entry(new Trial.Visit("finance", 1), Answers.Verdict.DENY));
    }

    @Test
    void theCasesOfANewTemplateMoveFromItsDraftToItWhenItIsPublished() {
        TemplateDraftId draft = begun(new DraftOrigin.Given(PurchaseTemplate.definition("new-one", "NEW")));
        keep(draft, NAME, Map.of());
        assertThat(publish(draft, "", Set.of())).isInstanceOf(PublishResult.Published.class);
        TemplateDraftId next = begun(new DraftOrigin.Template("new-one"));
        assertThat(only(next).passes()).isTrue();
        drafts.discard(elena, next);
        assertThat(only(begun(new DraftOrigin.Template("new-one"))).passes()).isTrue();

        TemplateDraftId dropped = begun(new DraftOrigin.Given(PurchaseTemplate.definition("other", "OTH")));
        keep(dropped, NAME, Map.of());
        drafts.discard(elena, dropped);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whoLeftSubmitsNothingAndTheCaseSaysSo() {
        TemplateDraftId draft = begun();
        keep(draft, NAME, Map.of());
        leave(ana);
        assertThat(only(draft).result()).isEqualTo(new CaseResult.RequesterLeft());
        assertThat(publish(draft, "", Set.of())).isEqualTo(new PublishResult.CasesFail(1));
        assertThat(keep(draft, "Another", Map.of())).isEqualTo(new CaseChange.NoSuchPerson());
    }

    @Test
    void thePersonalFileHasTheCasesOfAPersonAndErasingDeletesThem() throws IOException {
        TemplateDraftId draft = begun();
        keep(draft, NAME, Map.of());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        records.export(elena, ana.person(), file);
        assertThat(file.toString(StandardCharsets.UTF_8)).contains("\"testCases\":[\n", NAME);

        leave(ana);
        assertThat(records.erase(elena, ana.person(), "Asked for it")).isInstanceOf(EraseResult.Erased.class);
        assertThat(count()).isZero();
    }

    @Test
    void oneNameIsOneCaseAndThereAreNotMoreThanThereMayBe() {
        TemplateDraftId draft = begun();
        keep(draft, NAME, Map.of());
        keep(draft, NAME, Map.of(new Trial.Visit("manager", 1), Answers.Verdict.DENY));
        assertThat(only(draft).one().expected().outcome()).isEqualTo(Outcome.DENIED);
        for (int i = 1; i < TestCases.MOST; i++) {
            assertThat(keep(draft, "Case " + i, Map.of())).isInstanceOf(CaseChange.Done.class);
        }
        assertThat(keep(draft, "One more", Map.of())).isEqualTo(new CaseChange.TooMany(TestCases.MOST));
        assertThat(keep(draft, NAME, Map.of())).isInstanceOf(CaseChange.Done.class);
        assertThat(keep(draft, " \u200B ", Map.of())).isEqualTo(new CaseChange.NameMissing());
        assertThat(keep(draft, "n".repeat(121), Map.of())).isInstanceOf(CaseChange.NameTooLong.class);
        assertThat(cases.remove(
                        elena,
                        draft,
                        cases.run(elena, draft)
                                .orElseThrow()
                                .lines()
                                .getFirst()
                                .one()
                                .id()))
                .isInstanceOf(CaseChange.Done.class);
        assertThat(cases.run(elena, draft).orElseThrow().lines()).hasSize(TestCases.MOST - 1);
    }

    @Test
    void onlyWhoEditsTemplatesSeesAndKeepsCases() {
        TemplateDraftId draft = begun();
        keep(draft, NAME, Map.of());
        TestCaseId id = only(draft).one().id();
        assertThat(cases.run(ana, draft)).isEmpty();
        assertThat(cases.keep(ana, draft, "Mine", trial(Map.of()))).isEqualTo(new CaseChange.NotAllowed());
        assertThat(cases.remove(ana, draft, id)).isEqualTo(new CaseChange.NotAllowed());
        Actor stranger = organisation.administrator(organisation.found(), "Max Strange");
        assertThat(cases.run(stranger, draft)).isEmpty();
        assertThat(cases.expectNow(stranger, draft, Set.of(id))).isEqualTo(new CaseChange.NotFound());
    }

    private TemplateDraftId begun() {
        return begun(new DraftOrigin.Template(KEY));
    }

    private TemplateDraftId begun(DraftOrigin origin) {
        return ((BeginResult.Begun) drafts.begin(elena, origin)).draft();
    }

    private CaseChange keep(TemplateDraftId draft, String name, Map<Trial.Visit, Answers.Verdict> verdicts) {
        return cases.keep(elena, draft, name, trial(verdicts));
    }

    private Trial trial(Map<Trial.Visit, Answers.Verdict> verdicts) {
        return new Trial(
                ana.person(),
                Instant.parse("2027-01-11T09:00:00Z"),
                PurchaseTemplate.filledIn(),
                verdicts,
                Map.of("check", new Answers.Returned.Result(PurchaseTemplate.filledIn())));
    }

    private void withoutTheCheck(TemplateDraftId draft) {
        drafts.change(
                elena,
                draft,
                before -> Optional.of(before.with(before.steps().stream()
                        .filter(step -> !step.key().equals("check"))
                        .toList())));
    }

    private CaseReport.Line only(TemplateDraftId draft) {
        List<CaseReport.Line> lines = cases.run(elena, draft).orElseThrow().lines();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private PublishResult publish(TemplateDraftId draft, String note, Set<Accepted> accepted) {
        Set<Accepted> all =
                Stream.concat(accepted.stream(), Stream.of(Accepted.WARNINGS)).collect(Collectors.toSet());
        return drafts.publish(
                elena, draft, drafts.open(elena, draft).orElseThrow().edition(), note, all);
    }

    private void leave(Actor person) {
        transaction.run(
                acme,
                () -> sql.sql("update person set active = false where person_id = ?")
                        .param(person.person().value())
                        .update());
    }

    private int count() {
        return transaction.call(
                acme,
                () -> sql.sql("select count(*) from template_case")
                        .query(Integer.class)
                        .single());
    }

    private List<String> entries(String kind) {
        return transaction.call(
                acme,
                () -> audit
                        .inOrder(
                                acme,
                                new AuditFilter(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(kind),
                                        Optional.empty(),
                                        Optional.empty()),
                                0,
                                Long.MAX_VALUE,
                                10)
                        .stream()
                        .map(AuditEntry::content)
                        .toList());
    }
}
