package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.Absences;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import dev.countersign.request.Outlook;
import dev.countersign.request.Prospect;
import dev.countersign.request.RequestService;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** Who would decide, while a form is being filled in. */
class ProspectsIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    @RegisterExtension
    final Companies companies = new Companies();

    @SuppressWarnings("NullAway.Init")
    private Company company;

    @Test
    void peopleAreNamedWithTheReasonForEachPanel() {
        ApprovalStep plain = Purchase.approval("review", new Approvers.Group("finance"));
        open(
                Purchase.approval("manager", new Approvers.ManagerOf(Approvers.REQUESTER)),
                new ApprovalStep(
                        plain.key(),
                        plain.name(),
                        new Quorum.Each(
                                List.of(
                                        new Panel(new Approvers.Group("finance"), new QuorumRule.All()),
                                        new Panel(new Approvers.Group("nobody"), new QuorumRule.Any())),
                                Quorum.Membership.ONCE),
                        plain.due(),
                        List.of(),
                        plain.onExpiry(),
                        plain.answers(),
                        Set.of()));

        List<Prospect> prospects = foresee("{}");

        assertThat(prospects.getFirst().panels()).singleElement().satisfies(panel -> {
            assertThat(names(panel)).containsExactly("Marta Ruiz");
            assertThat(panel.why()).containsExactly(new Prospect.Because("YOUR_MANAGER", List.of(), false));
        });
        assertThat(prospects.getLast().panels())
                .extracting(
                        ProspectsIT::names,
                        Prospect.Panel::needed,
                        panel -> panel.why().getFirst().kind())
                .containsExactly(
                        tuple(List.of("Jon Saez", "Nuria Mas"), 2, "GROUP"),
                        tuple(List.of("Elena Prado"), 1, "NOBODY_LEFT"));
    }

    @Test
    void stepsFollowTheAnswers() {
        open(new BranchStep(
                "large",
                Text.of("Large"),
                List.of(new BranchStep.Case(
                        "$form.amount.amount > 5000",
                        Text.of("above 5,000"),
                        List.of(Purchase.approval("finance", new Approvers.Group("finance"))))),
                List.of(Purchase.approval("budget", new Approvers.Group("budget-owners")))));
        assertThat(foresee("{\"amount\": {\"amount\": 6000, \"currency\": \"EUR\"}}"))
                .extracting(Prospect::key)
                .containsExactly("finance");
        assertThat(foresee("{\"amount\": {\"amount\": 10, \"currency\": \"EUR\"}}"))
                .extracting(Prospect::key)
                .containsExactly("budget");
    }

    @Test
    void whatDependsOnDecisionsToComeOrOnAnAnswerThatIsMissingIsNotGuessed() {
        open(
                Purchase.approval("first", new Approvers.Group("finance")),
                Purchase.approval("second", new Approvers.ManagerOfApprover("first")),
                Purchase.approval("third", new Approvers.PersonInField("boss")));
        assertThat(foresee("{\"boss\": \"?\"}"))
                .extracting(prospect -> prospect.panels().size())
                .containsExactly(1, 0, 0);
    }

    @Test
    void expressionsNamePeopleFromTheAnswersAsSoonAsTheyCan() {
        open(Purchase.approval("review", new Approvers.Expression("$lowercase($form.who) & '.saez@example.test'")));

        assertThat(foresee("{\"who\": \"Jon\"}").getFirst().panels())
                .extracting(ProspectsIT::names, panel -> panel.why().getFirst().kind())
                .containsExactly(tuple(List.of("Jon Saez"), "EXPRESSION"));
        assertThat(foresee("{}").getFirst().panels()).isEmpty();
        assertThat(foresee("{\"who\": 7}").getFirst().panels()).isEmpty();
    }

    @Test
    void whoIsAwayIsNamedWithTheLastDayAndWhoDecidesForThem() {
        open(Purchase.approval("manager", new Approvers.ManagerOf(Approvers.REQUESTER)));
        LocalDate today =
                company.clock.instant().atZone(ZoneId.of("Europe/Madrid")).toLocalDate();
        assertThat(foresee("{}").getFirst().away()).isEmpty();

        setAway(today, today.plusDays(3));

        assertThat(foresee("{}").getFirst().away()).singleElement().satisfies(away -> {
            assertThat(away.person().name()).isEqualTo("Marta Ruiz");
            assertThat(away.until()).isEqualTo(today.plusDays(3));
            assertThat(away.standIn().map(PersonName::name)).hasValue("Carlos Vega");
        });
    }

    @Test
    void theDatesAreThoseOfTheApprovalsIfTheRequestIsSubmittedNow() {
        open(
                Purchase.approval("manager", new Approvers.ManagerOf(Approvers.REQUESTER)),
                Purchase.approval("finance", new Approvers.Group("finance")),
                Purchase.approval("boss", new Approvers.PersonInField("boss")));
        Outlook outlook = outlook("{}");
        Instant due = company.row(company.waiting("manager")).dueAt();
        assertThat(outlook.due()).containsOnlyKeys("manager", "finance");
        assertThat(outlook.due().get("manager")).isBetween(due, due.plus(Duration.ofMinutes(15)));
        assertThat(outlook.due().get("finance")).isAfter(due);
        assertThat(outlook.end()).isEmpty();

        open(Purchase.approval("manager", new Approvers.ManagerOf(Approvers.REQUESTER)));
        assertThat(outlook("{}").end())
                .contains(Objects.requireNonNull(outlook("{}").due().get("manager")));
    }

    private void setAway(LocalDate from, LocalDate until) {
        assertThat(company.get(Absences.class)
                        .set(
                                company.marta,
                                new AbsenceDraft(
                                        company.marta.person(),
                                        from,
                                        until,
                                        company.carlos.person(),
                                        Optional.empty(),
                                        "")))
                .isInstanceOf(AbsenceResult.Saved.class);
    }

    private static List<String> names(Prospect.Panel panel) {
        return panel.people().stream().map(PersonName::name).toList();
    }

    private void open(Step... steps) {
        company = companies.open(Purchase.template(List.of(steps)));
    }

    private List<Prospect> foresee(String answers) {
        return outlook(answers).steps();
    }

    private Outlook outlook(String answers) {
        return company.get(RequestService.class).foresee(company.ana, company.version(), JSON.readTree(answers));
    }
}
