package dev.countersign.approval;

import static dev.countersign.approval.AbsentPeople.away;
import static dev.countersign.approval.AbsentPeople.set;
import static dev.countersign.approval.AbsentPeople.today;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Organisation;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who stands in where the stand-in may not decide, or is asked anyway: members of groups, and those whose stand-in is the requester. */
class StandInsForGroupsIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    /** Each test opens its own. */
    @SuppressWarnings("NullAway.Init")
    private Company company;

    @Test
    void aStandInWhoIsTheRequesterIsPassedOverForTheNextManagerAbove() {
        company = companies.open();
        Actor diego = company.get(Organisation.class).employee(company.tenant, "Diego Santos");
        Actor berta = company.get(Organisation.class).employee(company.tenant, "Berta Gil", diego);
        Actor leo = company.get(Organisation.class).employee(company.tenant, "Leo Sanz", berta);
        away(company, berta, 3, leo);
        RequestId request = company.submit(leo);
        ApprovalId approval = company.waitingAt(request, "manager");

        assertThat(company.waitingFor(leo)).isEmpty();
        assertThat(company.waitingFor(diego)).containsExactly(approval);
        assertThat(company.approve(leo, approval))
                .isEqualTo(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.OWN_REQUEST));
        assertThat(company.approve(diego, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whereNobodyAboveIsThereAnAdministratorDecides() {
        company = companies.open();
        away(company, company.marta, 3, company.ana);
        ApprovalId approval = company.waiting("manager");
        assertThat(company.waitingFor(company.elena)).containsExactly(approval);
    }

    @Test
    void aMemberOfAGroupIsReplacedByTheirStandIn() {
        company = companies.open(
                Purchase.template(Purchase.approval("manager", new Approvers.Group("finance"), new QuorumRule.All())));
        away(company, company.nuria, 3, company.carlos);
        ApprovalId approval = company.waiting("manager");
        assertThat(company.waitingFor(company.nuria)).isEmpty();
        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
        company.approve(company.jon, approval);
        assertThat(company.row(approval).isOpen()).isTrue();
        company.approve(company.carlos, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void aRequesterDoesNotChooseWhoDecidesByAnAbsenceOfSomebodyElse() {
        company = companies.open(
                Purchase.template(Purchase.approval("manager", new Approvers.Group("finance"), new QuorumRule.All())));
        ApprovalId before = company.waitingAt(company.submit(company.elena), "manager");
        set(
                company,
                company.elena,
                company.nuria,
                today(company),
                today(company).plusDays(3),
                company.carlos,
                Optional.empty());
        company.runDueCalls();
        ApprovalId after = company.waitingAt(company.submit(company.elena), "manager");
        ApprovalId ofSomebodyElse = company.waiting("manager");

        assertThat(company.waitingFor(company.nuria)).containsExactlyInAnyOrder(before, after);
        assertThat(company.waitingFor(company.carlos)).containsExactly(ofSomebodyElse);
    }

    @Test
    void aMemberWhoseStandInIsAskedAnywayKeepsTheirPlaceWhereTheOthersSuffice() {
        company = companies.open(
                Purchase.template(Purchase.approval("manager", new Approvers.Group("finance"), new QuorumRule.Any())));
        away(company, company.nuria, 3, company.jon);
        ApprovalId approval = company.waiting("manager");
        assertThat(company.waitingFor(company.jon)).containsExactly(approval);
        assertThat(company.waitingFor(company.nuria)).containsExactly(approval);
        assertThat(company.waitingFor(company.elena)).isEmpty();
    }

    @Test
    void whereAllMustApproveAndTheStandInIsAskedAnywaySomebodyElseIsAskedSoThatTwoStayTwo() {
        company = companies.open(
                Purchase.template(Purchase.approval("manager", new Approvers.Group("finance"), new QuorumRule.All())));
        away(company, company.nuria, 3, company.jon);
        ApprovalId approval = company.waiting("manager");
        assertThat(company.waitingFor(company.nuria)).isEmpty();
        assertThat(company.waitingFor(company.elena)).containsExactly(approval);
        company.approve(company.jon, approval);
        assertThat(company.row(approval).isOpen()).isTrue();
        company.approve(company.elena, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }
}
