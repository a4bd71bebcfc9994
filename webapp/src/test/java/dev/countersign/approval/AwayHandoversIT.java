package dev.countersign.approval;

import static dev.countersign.approval.AbsentPeople.delegate;
import static dev.countersign.approval.AbsentPeople.goesAway;
import static dev.countersign.approval.AbsentPeople.history;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.audit.MembershipChanged;
import dev.countersign.away.Absences;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
        goesAway(company, company.carlos, company.jon);
        ApprovalId approval = company.waiting("manager");

        delegate(company, company.marta, approval, company.carlos);

        assertThat(company.waitingFor(company.carlos)).isEmpty();
        assertThat(company.waitingFor(company.jon)).containsExactly(approval);
        assertThat(company.approve(company.jon, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whatAStandInDelegatesIsDecidedForTheOwnerWhoSeesByWhom() {
        goesAway(company, company.marta, company.carlos);
        ApprovalId approval = company.waiting("manager");

        delegate(company, company.carlos, approval, company.jon);

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
        goesAway(company, company.marta, company.jon);
        goesAway(company, company.carlos, company.nuria);
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
        assertThat(history(company, approval))
                .containsExactly(
                        "Marta Ruiz asked",
                        "Jon Saez for Marta Ruiz",
                        "Jon Saez to Carlos Vega",
                        "Nuria Mas for Carlos Vega");
        assertThat(company.approve(company.nuria, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whoHasLeftTheOrganisationStandsInForNobody() {
        goesAway(company, company.marta, company.jon);
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
        goesAway(two, two.marta, chosen);
        RequestId request = two.submit(two.ana);
        two.approve(chosen, two.waitingAt(request, "first"));
        two.letUndoWindowPass();
        two.waitingAt(request, "second");

        assertThat(two.inbox(two.carlos)).isEmpty();
    }

    @Test
    void nobodyIsPromisedThatSomebodyDecidesInsteadWhoMayNot() {
        goesAway(company, company.marta, company.jon);
        ApprovalId approval = company.waiting("manager");
        goesAway(company, company.carlos, company.nuria);
        goesAway(company, company.elena, company.ana);

        HandoverOutlook outlook = company.get(Handovers.class)
                .outlook(
                        company.jon,
                        approval,
                        company.jon.person(),
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
        assertThat(company.get(Handovers.class)
                        .outlook(company.nuria, approval, company.jon.person(), List.of(company.carlos.person())))
                .as("may not pass it")
                .isEqualTo(HandoverOutlook.NONE);
    }

    @Test
    void whoPassesItToSomebodyWhoIsAwayReadsUntilWhenAndWhoGetsIt() {
        goesAway(company, company.jon, company.nuria);
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
    void whatIsPassedToSomebodyDoesNotComeBackToTheirStandInWhoPassedIt() {
        goesAway(company, company.jon, company.marta);
        ApprovalId approval = company.waiting("manager");

        delegate(company, company.marta, approval, company.jon);

        assertThat(company.waitingFor(company.marta)).isEmpty();
        assertThat(company.waitingFor(company.elena)).containsExactly(approval);
    }
}
