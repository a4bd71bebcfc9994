package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.audit.MembershipChanged;
import dev.countersign.away.AbsenceId;
import dev.countersign.away.Absences;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.TimelineEntry;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is delegated to or by people who are away, or who stand in for somebody. */
class AwayHandoversIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void whatIsDelegatedToSomebodyAwayIsDecidedByTheirStandIn() {
        away(company.carlos, company.jon);
        ApprovalId approval = company.waiting("manager");

        delegate(company.marta, approval, company.carlos);

        assertThat(company.waitingFor(company.carlos)).isEmpty();
        assertThat(company.waitingFor(company.jon)).containsExactly(approval);
        assertThat(company.approve(company.jon, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whatAStandInDelegatesIsDecidedForTheOwnerWhoSeesByWhom() {
        away(company.marta, company.carlos);
        ApprovalId approval = company.waiting("manager");

        delegate(company.carlos, approval, company.jon);

        assertThat(company.approvals()
                        .open(company.marta, approval)
                        .orElseThrow()
                        .state())
                .isInstanceOf(ApprovalCase.State.PassedOn.class);
        assertThat(company.approve(company.marta, approval))
                .isInstanceOfSatisfying(
                        DecideResult.PassedOn.class,
                        passed -> assertThat(passed.standIn().id()).isEqualTo(company.jon.person()));
        assertThat(company.approve(company.carlos, approval)).isInstanceOf(DecideResult.HandedOver.class);
        assertThat(company.approve(company.jon, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whatAStandInDelegatesToSomebodyAwayIsDecidedByTheStandInOfThatPersonAndTheActivitySaysSo() {
        away(company.marta, company.jon);
        away(company.carlos, company.nuria);
        ApprovalId approval = company.waiting("manager");
        company.clock.advance(Duration.ofSeconds(1));

        assertThat(company.get(Handovers.class).delegate(company.jon, approval, company.carlos.person(), ""))
                .isInstanceOfSatisfying(
                        HandoverResult.HandedOver.class,
                        passed -> assertThat(passed.away()
                                        .orElseThrow()
                                        .standIn()
                                        .orElseThrow()
                                        .id())
                                .isEqualTo(company.nuria.person()));

        assertThat(company.waitingFor(company.nuria)).containsExactly(approval);
        assertThat(company.waitingFor(company.elena)).isEmpty();
        assertThat(history(approval))
                .containsExactly(
                        "Marta Ruiz asked",
                        "Jon Saez for Marta Ruiz",
                        "Jon Saez to Carlos Vega",
                        "Nuria Mas for Carlos Vega");
        assertThat(company.approve(company.nuria, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    /** What the requester reads about who has it. */
    private List<String> history(ApprovalId approval) {
        return company
                .get(RequestService.class)
                .open(company.ana, company.row(approval).request())
                .orElseThrow()
                .timeline()
                .stream()
                .flatMap(entry -> switch (entry) {
                    case TimelineEntry.Asked asked -> asked.people().stream().map(person -> person.name() + " asked");
                    case TimelineEntry.PassedOn passed ->
                        Stream.of(passed.standIn().name() + " for "
                                + passed.owner().name());
                    case TimelineEntry.Back back -> Stream.of(back.owner().name() + " back");
                    case TimelineEntry.Passed passed ->
                        Stream.of(passed.from().name() + " to " + passed.to().name());
                    default -> Stream.empty();
                })
                .toList();
    }

    @Test
    void whatAStandInDelegatedIsTheOwnersAgainWhenTheyAreBackAndNotBefore() {
        AbsenceId absence = away(company.marta, company.carlos);
        ApprovalId approval = company.waiting("manager");
        delegate(company.carlos, approval, company.jon);
        away(company.carlos, company.nuria);
        assertThat(company.waitingFor(company.jon)).containsExactly(approval);

        company.clock.advance(Duration.ofSeconds(1));
        company.get(Absences.class).end(company.marta, absence);
        company.runDueCalls();

        assertThat(company.waitingFor(company.jon)).isEmpty();
        assertThat(company.waitingFor(company.marta)).containsExactly(approval);
        assertThat(company.approve(company.marta, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whatWasPassedToSomebodyAwayIsTheirsWhenTheyAreBackEarlyAndTheOwnersWhenTheOwnerIsBack() {
        AbsenceId absenceOfMarta = away(company.marta, company.jon);
        AbsenceId absenceOfCarlos = away(company.carlos, company.nuria);
        ApprovalId approval = company.waiting("manager");
        delegate(company.jon, approval, company.carlos);
        assertThat(company.waitingFor(company.nuria)).containsExactly(approval);
        assertThat(state(company.carlos, approval))
                .as("whoever was chosen sees who decides it instead")
                .isInstanceOf(ApprovalCase.State.PassedOn.class);
        int told = company.letters("HANDED_ON");

        endsEarly(company.carlos, absenceOfCarlos);

        assertThat(company.waitingFor(company.nuria)).isEmpty();
        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
        assertThat(company.letters("HANDED_ON")).as("Nuria is told").isEqualTo(told + 1);
        assertThat(company.approvals().stoodIn(company.nuria, approval)).hasValueSatisfying(stood -> {
            assertThat(stood.owner().id()).isEqualTo(company.carlos.person());
            assertThat(stood.now()).contains(stood.owner());
        });
        assertThat(history(approval))
                .containsExactly(
                        "Marta Ruiz asked",
                        "Jon Saez for Marta Ruiz",
                        "Jon Saez to Carlos Vega",
                        "Nuria Mas for Carlos Vega",
                        "Carlos Vega back");

        endsEarly(company.marta, absenceOfMarta);

        assertThat(company.waitingFor(company.carlos)).isEmpty();
        assertThat(company.waitingFor(company.marta)).containsExactly(approval);
        assertThat(company.approvals()
                        .stoodIn(company.nuria, approval)
                        .orElseThrow()
                        .now()
                        .orElseThrow()
                        .id())
                .isEqualTo(company.marta.person());
        assertThat(company.approve(company.marta, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whatTheirStandInPassedOnTooIsTheirsWhenTheyAreBack() {
        away(company.marta, company.jon);
        AbsenceId absence = away(company.carlos, company.nuria);
        ApprovalId approval = company.waiting("manager");
        delegate(company.jon, approval, company.carlos);
        delegate(company.nuria, approval, company.elena);
        assertThat(company.waitingFor(company.elena)).containsExactly(approval);

        endsEarly(company.carlos, absence);

        assertThat(company.waitingFor(company.elena)).isEmpty();
        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
        assertThat(company.approve(company.carlos, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whoPassesOnWhatWasPassedToThemDoesNotGetItBackWhenTheyHaveBeenAway() {
        away(company.marta, company.jon);
        ApprovalId approval = company.waiting("manager");
        delegate(company.jon, approval, company.carlos);
        delegate(company.carlos, approval, company.elena);
        AbsenceId absence = away(company.carlos, company.nuria);
        endsEarly(company.carlos, absence);

        assertThat(company.waitingFor(company.elena)).containsExactly(approval);
    }

    @Test
    void whoGoesAwayWithWhatWasPassedToThemGetsItBack() {
        away(company.marta, company.jon);
        ApprovalId approval = company.waiting("manager");
        delegate(company.jon, approval, company.carlos);
        AbsenceId absence = away(company.carlos, company.nuria);
        assertThat(company.waitingFor(company.nuria)).containsExactly(approval);
        assertThat(company.approve(company.carlos, approval)).isInstanceOf(DecideResult.PassedOn.class);

        endsEarly(company.carlos, absence);

        assertThat(company.waitingFor(company.nuria)).isEmpty();
        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
    }

    private ApprovalCase.State state(Actor actor, ApprovalId approval) {
        return company.approvals().open(actor, approval).orElseThrow().state();
    }

    private void endsEarly(Actor actor, AbsenceId absence) {
        company.clock.advance(Duration.ofSeconds(1));
        company.get(Absences.class).end(actor, absence);
        company.runDueCalls();
    }

    @Test
    void whatTheOwnerDelegatedStaysWithTheOtherWhenTheOwnerGoesAwayAndIsBack() {
        ApprovalId approval = company.waiting("manager");
        delegate(company.marta, approval, company.jon);
        AbsenceId absence = away(company.marta, company.carlos);
        assertThat(company.waitingFor(company.jon)).containsExactly(approval);

        company.get(Absences.class).end(company.marta, absence);
        company.runDueCalls();

        assertThat(company.waitingFor(company.jon)).containsExactly(approval);
        assertThat(company.waitingFor(company.marta)).isEmpty();
    }

    /** The stand-in could not decide in their place, because they decided the other side. */
    @Test
    void whoIsBackIsToldThatTheyDecideAndNobodyIsToldThatNobodyCan() {
        Company two = companies.open(Purchase.template(List.of(
                Sides.both(Sides.side("left", new QuorumRule.Any()), Sides.side("right", new QuorumRule.Any())))));
        Sides sides = new Sides(two);
        Actor laura = sides.person("Laura Sanz", "left");
        Actor nora = sides.person("Nora Gil", "right");
        sides.person("Juan Leon", "right");
        AbsenceId absence = away(two, nora, laura);
        RequestId request = sides.asked();
        sides.approve(laura, request, "left");
        two.letUndoWindowPass();
        assertThat(sides.letters(nora, "ASSIGNED")).isZero();

        two.get(Absences.class).end(nora, absence);
        two.runDueCalls();

        assertThat(sides.waitingFor(nora)).containsExactly("right");
        assertThat(sides.letters(nora, "ASSIGNED")).isEqualTo(1);
        assertThat(two.letters("UNASKED")).isZero();
    }

    @Test
    void whoStandsInAgainIsToldAgain() {
        AbsenceId absence = away(company.marta, company.carlos);
        ApprovalId approval = company.waiting("manager");
        company.clock.advance(Duration.ofSeconds(1));
        company.get(Absences.class).end(company.marta, absence);
        company.runDueCalls();
        company.clock.advance(Duration.ofSeconds(1));
        away(company.marta, company.carlos);
        company.runDueCalls();

        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
        assertThat(company.count("select count(*) from notification where kind = 'ASSIGNED' and recipient_id = '"
                        + company.carlos.person() + "'"))
                .isEqualTo(2);
    }

    @Test
    void whoHasLeftTheOrganisationStandsInForNobody() {
        away(company.marta, company.jon);
        ApprovalId approval = company.waiting("manager");
        assertThat(company.waitingFor(company.jon)).containsExactly(approval);
        company.get(TenantTransaction.class).run(company.tenant, () -> {
            company.get(JdbcClient.class)
                    .sql("update person set active = false where person_id = ?")
                    .param(company.jon.person().value())
                    .update();
            company.get(CoverCall.class).on(new MembershipChanged(company.tenant, company.jon.person()));
        });
        company.runDueCalls();

        assertThat(company.waitingFor(company.elena)).containsExactly(approval);
    }

    @Test
    void theManagerOfAnApproverIsThatOfWhoeverWasAsked() {
        Company two = companies.open(Purchase.template(List.of(
                Purchase.approval("first", new Approvers.ManagerOf(Approvers.REQUESTER)),
                Purchase.approval("second", new Approvers.ManagerOfApprover("first")))));
        Actor chosen = two.get(Organisation.class).employee(two.tenant, "Leo Sanz", two.carlos);
        away(two, two.marta, chosen);
        RequestId request = two.submit(two.ana);
        two.approve(chosen, two.waitingAt(request, "first"));
        two.letUndoWindowPass();
        two.waitingAt(request, "second");

        assertThat(two.inbox(two.carlos)).isEmpty();
    }

    @Test
    void whoStoodInReadsWhoDecidesNowAndNothingElseOfIt() {
        AbsenceId absence = away(company.marta, company.carlos);
        ApprovalId approval = company.waiting("manager");
        company.clock.advance(Duration.ofSeconds(1));
        company.get(Absences.class).end(company.marta, absence);
        company.runDueCalls();

        assertThat(company.approvals().open(company.carlos, approval)).isEmpty();
        assertThat(company.approvals().stoodIn(company.carlos, approval)).hasValueSatisfying(stood -> {
            assertThat(stood.owner().id()).isEqualTo(company.marta.person());
            assertThat(stood.now()).contains(stood.owner());
        });
        assertThat(company.approvals().stoodIn(company.marta, approval)).isEmpty();
        assertThat(company.approvals().stoodIn(company.nuria, approval)).isEmpty();
        company.approve(company.marta, approval);
        assertThat(company.approvals()
                        .stoodIn(company.carlos, approval)
                        .orElseThrow()
                        .now())
                .isEmpty();
    }

    @Test
    void nobodyIsPromisedThatSomebodyDecidesInsteadWhoMayNot() {
        away(company.marta, company.jon);
        ApprovalId approval = company.waiting("manager");
        away(company.carlos, company.nuria);
        away(company.elena, company.ana);

        HandoverOutlook outlook = company.get(Handovers.class)
                .outlook(
                        company.jon,
                        approval,
                        List.of(
                                company.carlos.person(),
                                company.elena.person(),
                                company.marta.person(),
                                company.nuria.person()));

        assertThat(outlook.away())
                .as("whoever is asked already, and whoever is there, is left out")
                .containsOnlyKeys(company.carlos.person(), company.elena.person())
                .allSatisfy((person, away) -> assertThat(away.until())
                        .isEqualTo(AbsentPeople.today(company).plusDays(3)));
        assertThat(Objects.requireNonNull(outlook.away().get(company.carlos.person()))
                        .standIn()
                        .orElseThrow()
                        .id())
                .isEqualTo(company.nuria.person());
        assertThat(Objects.requireNonNull(outlook.away().get(company.elena.person()))
                        .standIn())
                .as("Ana has made the request")
                .isEmpty();
        assertThat(company.get(Handovers.class).outlook(company.nuria, approval, List.of(company.carlos.person())))
                .as("may not pass it")
                .isEqualTo(HandoverOutlook.NONE);
    }

    @Test
    void whoStoodInReadsWhoHasItFromTheOwnerWhoIsBack() {
        AbsenceId absence = away(company.marta, company.jon);
        ApprovalId approval = company.waiting("manager");
        company.clock.advance(Duration.ofSeconds(1));
        company.get(Absences.class).end(company.marta, absence);
        company.runDueCalls();
        delegate(company.marta, approval, company.nuria);
        delegate(company.nuria, approval, company.carlos);

        assertThat(company.approvals().stoodIn(company.jon, approval)).hasValueSatisfying(stood -> {
            assertThat(stood.owner().id()).isEqualTo(company.marta.person());
            assertThat(stood.now().orElseThrow().id()).isEqualTo(company.carlos.person());
        });
    }

    @Test
    void whoStoodInIsNotToldThatTheOwnerDecidesWhatTheyHaveDecidedWhileOthersHaveNot() {
        Company two = companies.open(Purchase.template(
                List.of(Purchase.approval("finance", new Approvers.Group("finance"), new QuorumRule.All()))));
        AbsenceId absence = away(two, two.nuria, two.carlos);
        ApprovalId approval = two.waiting("finance");
        two.clock.advance(Duration.ofSeconds(1));
        two.get(Absences.class).end(two.nuria, absence);
        two.runDueCalls();
        assertThat(two.approvals().stoodIn(two.carlos, approval).orElseThrow().now())
                .isPresent();

        two.approve(two.nuria, approval);

        assertThat(two.row(approval).isOpen()).isTrue();
        assertThat(two.approvals().stoodIn(two.carlos, approval).orElseThrow().now())
                .isEmpty();
    }

    @Test
    void whoPassesItToSomebodyWhoIsAwayReadsUntilWhenAndWhoGetsIt() {
        away(company.jon, company.nuria);
        ApprovalId first = company.waiting("manager");

        assertThat(company.get(Handovers.class).delegate(company.marta, first, company.jon.person(), ""))
                .isInstanceOfSatisfying(HandoverResult.HandedOver.class, passed -> {
                    assertThat(passed.to().id()).isEqualTo(company.jon.person());
                    assertThat(passed.away()).hasValueSatisfying(away -> {
                        assertThat(away.until())
                                .isEqualTo(AbsentPeople.today(company).plusDays(3));
                        assertThat(away.standIn())
                                .hasValueSatisfying(
                                        standIn -> assertThat(standIn.id()).isEqualTo(company.nuria.person()));
                    });
                });
        assertThat(company.waitingFor(company.nuria)).containsExactly(first);
        assertThat(company.get(Absences.class)
                        .away(company.ana, List.of(company.jon.person(), company.carlos.person())))
                .containsOnlyKeys(company.jon.person());

        ApprovalId second = company.waiting("manager");
        assertThat(company.get(Handovers.class).delegate(company.marta, second, company.carlos.person(), ""))
                .isInstanceOfSatisfying(
                        HandoverResult.HandedOver.class,
                        passed -> assertThat(passed.away()).isEmpty());
    }

    @Test
    void whoStoodInForSomebodyWhoIsBackStandsInForTheOther() {
        AbsenceId absence = away(company.jon, company.carlos);
        away(company.nuria, company.carlos);
        ApprovalId approval = company.waiting("finance");
        assertThat(company.waitingFor(company.nuria)).containsExactly(approval);
        int letters = company.letters("ASSIGNED");

        company.clock.advance(Duration.ofSeconds(1));
        company.get(Absences.class).end(company.jon, absence);
        company.runDueCalls();

        assertThat(company.waitingFor(company.jon)).containsExactly(approval);
        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
        assertThat(company.waitingFor(company.nuria)).isEmpty();
        assertThat(company.approvals()
                        .open(company.carlos, approval)
                        .orElseThrow()
                        .state())
                .isInstanceOf(ApprovalCase.State.Open.class);
        // The owner is told that it is theirs again; for the stand-in nothing has changed.
        assertThat(company.letters("ASSIGNED")).isEqualTo(letters + 1);
        assertThat(company.letters("UNASKED")).isZero();
    }

    @Test
    void whatIsPassedToSomebodyDoesNotComeBackToTheirStandInWhoPassedIt() {
        away(company.jon, company.marta);
        ApprovalId approval = company.waiting("manager");

        delegate(company.marta, approval, company.jon);

        assertThat(company.waitingFor(company.marta)).isEmpty();
        assertThat(company.waitingFor(company.elena)).containsExactly(approval);
    }

    private void delegate(Actor from, ApprovalId approval, Actor to) {
        assertThat(company.get(Handovers.class).delegate(from, approval, to.person(), "please"))
                .isInstanceOf(HandoverResult.HandedOver.class);
    }

    private AbsenceId away(Actor person, Actor standIn) {
        return away(company, person, standIn);
    }

    private static AbsenceId away(Company company, Actor person, Actor standIn) {
        AbsenceId absence = AbsentPeople.away(company, person, 3, standIn).id();
        company.runDueCalls();
        return absence;
    }
}
