package dev.countersign.approval;

import static dev.countersign.approval.AbsentPeople.MADRID;
import static dev.countersign.approval.AbsentPeople.away;
import static dev.countersign.approval.AbsentPeople.set;
import static dev.countersign.approval.AbsentPeople.today;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.away.Absence;
import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.Absences;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import dev.countersign.request.RequestService;
import dev.countersign.request.TimelineEntry;
import dev.countersign.request.WaitingAt;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever is away is asked, and their stand-in decides; what is not decided comes back. */
class AwayIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    /** Each test opens its own. */
    @SuppressWarnings("NullAway.Init")
    private Company company;

    @Test
    void aNewTaskWaitsForTheStandInWhoReadsForWhomAndBothNamesStayOnTheDecision() {
        company = companies.open();
        away(company, company.marta, 3, company.carlos);
        RequestId request = company.submit(company.ana);
        HumanTask task = company.task(request, "manager");
        company.deliver(task);
        ApprovalId approval = company.only(request, "manager");

        assertThat(company.waitingFor(company.marta)).isEmpty();
        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
        assertThat(company.why(company.carlos))
                .isEqualTo(new ReadableReason(
                        Reason.Kind.STANDS_IN,
                        List.of(
                                Text.of("Marta Ruiz"),
                                Text.of(today(company).plusDays(3).toString()))));
        assertThat(opened(company.ana, request).standIns()).singleElement().satisfies(standIn -> {
            assertThat(standIn.person().name()).isEqualTo("Carlos Vega");
            assertThat(standIn.standsFor().orElseThrow().owner().name()).isEqualTo("Marta Ruiz");
            assertThat(standIn.standsFor().orElseThrow().until())
                    .hasValue(today(company).plusDays(3));
        });

        assertThat(company.approve(company.carlos, approval)).isInstanceOf(DecideResult.Recorded.class);
        company.letUndoWindowPass();

        assertThat(company.answersTo(task))
                .extracting(TaskAnswer::outcome)
                .containsExactly(TaskAnswer.Outcome.APPROVED);
        assertThat(opened(company.ana, request).timeline())
                .filteredOn(TimelineEntry.Decided.class::isInstance)
                .singleElement()
                .satisfies(entry -> {
                    TimelineEntry.Decided decided = (TimelineEntry.Decided) entry;
                    assertThat(decided.by().name()).isEqualTo("Carlos Vega");
                    assertThat(decided.standsFor().map(PersonName::name)).hasValue("Marta Ruiz");
                });
        assertThat(company.count("select count(*) from audit_entry where kind = 'approval.decided' and content like '%"
                        + company.marta.person() + "%'"))
                .isEqualTo(1);
    }

    @Test
    void itWaitsForAStandInSinceTheyWereAsked() {
        company = companies.open();
        ApprovalId approval = company.waiting("manager");
        RequestId request = company.row(approval).request();
        company.clock.advance(Duration.ofHours(1));
        AbsentPeople.goesAway(company, company.marta, company.carlos);
        Instant asked = company.clock.instant();
        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);

        company.clock.advance(Duration.ofHours(1));
        assertThat(opened(company.ana, request).waitingAt())
                .extracting(WaitingAt::since)
                .containsExactly(asked);
        assertThat(company.get(RequestService.class)
                        .list(company.ana, RequestFilter.ALL, Range.first())
                        .rows())
                .flatExtracting(RequestRow::waitingAt)
                .extracting(WaitingAt::since)
                .containsExactly(asked);
    }

    @Test
    void theAbsentPersonSeesTheCaseAndIsToldWhoDecidesIt() {
        company = companies.open();
        away(company, company.marta, 3, company.carlos);
        ApprovalId approval = company.waiting("manager");

        assertThat(company.approvals()
                        .open(company.marta, approval)
                        .orElseThrow()
                        .state())
                .isEqualTo(new ApprovalCase.State.PassedOn(name(company.carlos)));
        assertThat(company.approve(company.marta, approval)).isEqualTo(new DecideResult.PassedOn(name(company.carlos)));

        company.approve(company.carlos, approval);
        assertThat(company.approve(company.marta, approval)).isInstanceOf(DecideResult.AlreadyDecided.class);
    }

    @Test
    void whoStandsInReadsHowSimilarRequestsEndedAndCannotOpenThem() {
        company = companies.open();
        RequestId before = company.submit(company.ana);
        company.deliver(company.task(before, "manager"));
        company.get(RequestService.class).withdraw(company.ana, before);
        away(company, company.marta, 3, company.carlos);
        ApprovalId approval = company.waiting("manager");

        assertThat(company.approvals()
                        .open(company.carlos, approval)
                        .orElseThrow()
                        .earlier())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.request()).isEqualTo(before);
                    assertThat(one.requester()).isEmpty();
                    assertThat(one.reason()).isEmpty();
                });
        assertThat(company.get(RequestService.class).open(company.carlos, before))
                .isEmpty();
    }

    @Test
    void whatWaitsMovesWhenTheAbsenceBeginsAndWhatIsNotDecidedComesBackAtItsEnd() {
        company = companies.open(Purchase.template(inTwentyDays()));
        ApprovalId first = company.waiting("manager");
        ApprovalId second = company.waiting("manager");
        LocalDate lastDay = today(company).plusDays(2);
        set(
                company,
                company.marta,
                company.marta,
                today(company).plusDays(1),
                lastDay,
                company.carlos,
                Optional.empty());
        company.runDueCalls();
        assertThat(company.waitingFor(company.marta)).containsExactlyInAnyOrder(first, second);

        company.goTo(today(company).plusDays(1).atStartOfDay(MADRID).toInstant());
        company.runDueCalls();
        assertThat(company.waitingFor(company.marta)).isEmpty();
        assertThat(company.waitingFor(company.carlos)).containsExactlyInAnyOrder(first, second);
        assertThat(company.count("select count(*) from notification where kind = 'ASSIGNED' and recipient_id = '"
                        + company.carlos.person() + "'"))
                .isEqualTo(2);
        company.approve(company.carlos, first);

        company.goTo(today(company).plusDays(2).atStartOfDay(MADRID).toInstant());
        company.runDueCalls();
        assertThat(company.waitingFor(company.carlos)).isEmpty();
        assertThat(company.waitingFor(company.marta)).containsExactly(second);
        assertThat(company.why(company.marta).kind()).isEqualTo(Reason.Kind.MANAGER_OF);
        assertThat(company.approve(company.carlos, second))
                .isEqualTo(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.NOT_ASSIGNED));
        assertThat(company.approve(company.marta, second)).isInstanceOf(DecideResult.Recorded.class);
        assertThat(opened(company.ana, company.row(second).request()).timeline())
                .filteredOn(entry -> entry instanceof TimelineEntry.PassedOn || entry instanceof TimelineEntry.Back)
                .map(AwayIT::places)
                .containsExactly("Carlos Vega for Marta Ruiz until " + lastDay, "Marta Ruiz back");
    }

    private static String places(TimelineEntry entry) {
        return switch (entry) {
            case TimelineEntry.PassedOn passed ->
                passed.standIn().name() + " for " + passed.owner().name() + " until "
                        + passed.until().orElseThrow();
            case TimelineEntry.Back back -> back.owner().name() + " back";
            default -> throw new IllegalArgumentException(entry.toString());
        };
    }

    @Test
    void endedEarlyItComesBackAtOnceAndAnotherStandInGetsItAtOnce() {
        company = companies.open();
        ApprovalId approval = company.waiting("manager");
        Absence absence = away(company, company.marta, 3, company.carlos);
        company.runDueCalls();
        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);

        company.get(Absences.class)
                .change(
                        company.marta,
                        absence.id(),
                        AbsenceDraft.of(absence),
                        new AbsenceDraft(
                                company.marta.person(),
                                absence.firstDay(),
                                absence.lastDay(),
                                company.jon.person(),
                                Optional.empty(),
                                ""));
        company.clock.advance(Duration.ofMillis(1));
        company.runDueCalls();
        assertThat(company.waitingFor(company.carlos)).isEmpty();
        assertThat(company.waitingFor(company.jon)).containsExactly(approval);

        company.clock.advance(Duration.ofMinutes(1));
        company.get(Absences.class).end(company.marta, absence.id());
        company.runDueCalls();
        assertThat(company.waitingFor(company.jon)).isEmpty();
        assertThat(company.waitingFor(company.marta)).containsExactly(approval);
    }

    @Test
    void aStandInWhoIsAwayPassesItOnAndGetsItBackFirst() {
        company = companies.open();
        ApprovalId approval = company.waiting("manager");
        Absence carlosAway = away(company, company.carlos, 3, company.jon);
        away(company, company.marta, 5, company.carlos);
        company.runDueCalls();
        assertThat(company.waitingFor(company.jon)).containsExactly(approval);

        company.clock.advance(Duration.ofMinutes(1));
        company.get(Absences.class).end(company.carlos, carlosAway.id());
        company.runDueCalls();
        assertThat(company.waitingFor(company.jon)).isEmpty();
        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
    }

    @Test
    void anAbsenceForOneTemplateLeavesTheOthers() {
        company = companies.open();
        AbsenceResult other = set(
                company,
                company.marta,
                company.marta,
                today(company),
                today(company),
                company.carlos,
                Optional.of("nothing"));
        assertThat(other).isEqualTo(new AbsenceResult.Refused(AbsenceResult.Problem.NO_TEMPLATE));
        away(company, company.marta, 3, company.jon);
        set(
                company,
                company.marta,
                company.marta,
                today(company),
                today(company),
                company.carlos,
                Optional.of("purchase"));
        company.waiting("manager");
        assertThat(company.waitingFor(company.carlos)).hasSize(1);
        assertThat(company.waitingFor(company.jon)).isEmpty();
    }

    @Test
    void ofADecisionAndTheBeginOfAnAbsenceAtTheSameMomentOneIsFirst() throws Exception {
        company = companies.open();
        for (int round = 0; round < 8; round++) {
            ApprovalId approval = company.waiting("manager");
            Absence absence = away(company, company.marta, 3, company.carlos);
            CoverCall.Ref begin = new CoverCall.Ref(
                    company.tenant.value(), company.marta.person().value(), null);
            DecideResult result = Simultaneous.<Optional<DecideResult>>calls(
                            () -> Optional.of(company.approve(company.marta, approval)), () -> {
                                company.get(CoverCall.class).run(begin);
                                return Optional.empty();
                            })
                    .getFirst()
                    .orElseThrow();
            switch (result) {
                case DecideResult.Recorded _ ->
                    assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
                case DecideResult.PassedOn _ ->
                    assertThat(company.approve(company.carlos, approval)).isInstanceOf(DecideResult.Recorded.class);
                default -> throw new AssertionError(result.toString());
            }
            company.clock.advance(Duration.ofSeconds(1));
            company.get(Absences.class).end(company.marta, absence.id());
        }
    }

    private static ApprovalStep inTwentyDays() {
        ApprovalStep plain = Purchase.approval("manager", new Approvers.ManagerOf(Approvers.REQUESTER));
        return new ApprovalStep(
                plain.key(),
                plain.name(),
                new Approvers.ManagerOf(Approvers.REQUESTER),
                new QuorumRule.Any(),
                WorkingTime.days(20),
                List.of(),
                Expiry.ENDS,
                plain.answers());
    }

    private RequestCase opened(Actor actor, RequestId request) {
        return company.get(RequestService.class).open(actor, request).orElseThrow();
    }

    private PersonName name(Actor actor) {
        return company.get(People.class)
                .find(company.tenant, actor.person())
                .orElseThrow()
                .personName();
    }
}
