package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.HandoverResult.NotAllowed;
import dev.countersign.approval.HandoverResult.Unsuitable;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.TimelineEntry;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Approvals are passed from one person to another: by themselves, by their manager or by an administrator. */
class HandoversIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final Actor luis = company.get(Organisation.class).employee(company.tenant, "Luis Gil");

    @Test
    void whoGetsADelegatedApprovalDecidesInTheOthersPlace() {
        ApprovalId approval = company.waiting("manager");

        assertThat(delegate(company.marta, approval, luis)).isInstanceOf(HandoverResult.HandedOver.class);

        assertThat(company.waitingFor(company.marta)).isEmpty();
        assertThat(company.waitingFor(luis)).containsExactly(approval);
        assertThat(company.why(luis).kind()).isEqualTo(Reason.Kind.DELEGATED);
        assertThat(company.why(luis).args().getFirst().standard()).isEqualTo("Marta Ruiz");
        assertThat(company.approve(luis, approval)).isInstanceOf(DecideResult.Recorded.class);
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.SETTLED);
    }

    @Test
    void whoHasPassedItOnIsToldWhoHasItNowInEveryChannel() {
        ApprovalId approval = company.waiting("manager");
        DecisionLinks links = company.get(DecisionLinks.class);
        String path = links.issue(company.tenant, approval.value(), company.marta.person())
                .orElseThrow();
        DecisionLink link =
                links.open(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
        delegate(company.marta, approval, luis);

        assertPassedToLuis(company.approve(company.marta, approval));
        assertPassedToLuis(
                links.decide(link, Verdict.APPROVE, "", UUID.randomUUID()).orElseThrow());
        assertThat(company.approvals()
                        .open(company.marta, approval)
                        .orElseThrow()
                        .state())
                .isInstanceOfSatisfying(
                        ApprovalCase.State.HandedOver.class,
                        state -> assertThat(state.to().id()).isEqualTo(luis.person()));
        assertThat(company.count("select count(*) from decision")).isZero();
    }

    @Test
    void anApprovalCanBePassedBackAndEachTimeTheNewPersonGetsALetter() {
        ApprovalId approval = company.waiting("manager");
        delegate(company.marta, approval, luis);

        assertThat(delegate(luis, approval, company.marta)).isInstanceOf(HandoverResult.HandedOver.class);

        assertThat(company.waitingFor(company.marta)).containsExactly(approval);
        assertThat(company.waitingFor(luis)).isEmpty();
        assertThat(company.letters("ASSIGNED")).isEqualTo(3);
        assertThat(company.approve(company.marta, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void anUndoneDecisionDoesNotBringBackWhoHasPassedItOn() {
        ApprovalId approval = company.waiting("finance");
        delegate(company.nuria, approval, luis);
        company.undo(luis, company.approve(luis, approval));

        assertThat(company.waitingFor(luis)).containsExactly(approval);
        assertThat(company.waitingFor(company.jon)).containsExactly(approval);
        assertThat(company.waitingFor(company.nuria)).isEmpty();
    }

    @Test
    void nobodyIsAskedWhoCannotDecide() {
        ApprovalId approval = company.waiting("finance");
        Actor gone = company.get(Organisation.class).employee(company.tenant, "Pau Rey");
        leave(gone);
        Actor stranger = stranger();

        assertThat(delegate(company.nuria, approval, company.ana))
                .isEqualTo(unsuitable(Unsuitable.Obstacle.REQUESTER, "Ana Torres"));
        assertThat(delegate(company.nuria, approval, company.jon))
                .isEqualTo(unsuitable(Unsuitable.Obstacle.ASKED, "Jon Saez"));
        assertThat(delegate(company.nuria, approval, company.nuria))
                .isEqualTo(unsuitable(Unsuitable.Obstacle.SAME, "Nuria Mas"));
        assertThat(delegate(company.nuria, approval, gone))
                .isEqualTo(unsuitable(Unsuitable.Obstacle.INACTIVE, "Pau Rey"));
        assertThat(delegate(company.nuria, approval, stranger)).isEqualTo(unsuitable(Unsuitable.Obstacle.UNKNOWN, ""));
        assertThat(company.waitingFor(company.nuria)).containsExactly(approval);
    }

    @Test
    void whoDecidedAStepThatNeedsAnotherPersonIsNotAsked() {
        Sides sides = companies.sides(
                Sides.both(Sides.side("left", new QuorumRule.Any()), Sides.side("right", new QuorumRule.Any())));
        Actor sofia = sides.person("Sofia Leon", "left");
        Actor irene = sides.person("Irene Gil", "right");
        RequestId request = sides.asked();
        sides.approve(sofia, request, "left");

        HandoverResult result =
                sides.get(Handovers.class).delegate(irene, sides.company.only(request, "right"), sofia.person(), "");

        assertThat(result).isInstanceOf(HandoverResult.DecidedElsewhere.class);
    }

    @Test
    void onlyWhoIsAskedDelegatesAndOnlyThoseInChargeReassign() {
        ApprovalId approval = company.waiting("manager");

        assertThat(delegate(company.jon, approval, luis)).isEqualTo(new NotAllowed(NotAllowed.Why.NOT_ASSIGNED));
        assertThat(reassign(company.jon, approval, company.marta, luis))
                .isEqualTo(new NotAllowed(NotAllowed.Why.NOT_IN_CHARGE));
        assertThat(reassign(company.ana, approval, company.marta, luis))
                .isEqualTo(new NotAllowed(NotAllowed.Why.OWN_REQUEST));
        assertThat(reassign(stranger(), approval, company.marta, luis)).isEqualTo(new HandoverResult.NotFound());
        assertThat(company.waitingFor(company.marta)).containsExactly(approval);
    }

    @Test
    void anAdministratorReassignsWithAReason() {
        ApprovalId approval = company.waiting("manager");

        assertThat(handovers().reassign(company.elena, approval, company.marta.person(), luis.person(), " "))
                .isEqualTo(new HandoverResult.ReasonRequired());
        assertThat(reassign(company.elena, approval, company.marta, luis))
                .isInstanceOf(HandoverResult.HandedOver.class);

        assertThat(company.why(luis).kind()).isEqualTo(Reason.Kind.REASSIGNED);
        assertThat(company.count("select count(*) from audit_entry where kind = 'approval.reassigned'"))
                .isEqualTo(1);
    }

    @Test
    void theManagerOfThePersonAskedSeesTheRequestAndReassigns() {
        Actor chief = company.get(Organisation.class).employee(company.tenant, "Rosa Pla");
        manage(chief, company.nuria);
        ApprovalId approval = company.waiting("finance");
        RequestId request = company.row(approval).request();

        assertThat(page(chief, request)).isNotNull();
        assertThat(handovers().reassignable(chief, request))
                .extracting(one -> one.from().name())
                .containsExactly("Nuria Mas");
        assertThat(handovers().reassignable(company.jon, request)).isEmpty();
        assertThat(reassign(chief, approval, company.nuria, luis)).isInstanceOf(HandoverResult.HandedOver.class);
        assertThat(company.get(RequestService.class).open(chief, request)).isEmpty();
    }

    @Test
    void anAdministratorWhoStandsInKeepsTheRuleWhenPassingItOn() {
        Company alone = companies.open(
                Purchase.template(Purchase.approval("manager", new Approvers.Group("nobody"), new QuorumRule.All())));
        Actor second = alone.get(Organisation.class).administrator(alone.tenant, "Olga Sanz");
        ApprovalId approval = alone.waiting("manager");
        assertThat(alone.waitingFor(second)).containsExactly(approval);

        alone.get(Handovers.class).delegate(alone.elena, approval, alone.jon.person(), "");
        alone.approve(alone.jon, approval);

        assertThat(alone.row(approval).status()).isEqualTo(ApprovalRow.Status.SETTLED);
    }

    @Test
    void theTimelineTellsWhoWasAskedFirstAndWhoPassedItToWhom() {
        ApprovalId approval = company.waiting("manager");
        handovers().delegate(company.marta, approval, luis.person(), "I am on leave.");
        RequestCase page = page(company.ana, company.row(approval).request());

        assertThat(page.timeline())
                .filteredOn(TimelineEntry.Asked.class::isInstance)
                .singleElement()
                .satisfies(asked -> assertThat(((TimelineEntry.Asked) asked).people())
                        .extracting(person -> person.name())
                        .containsExactly("Marta Ruiz"));
        assertThat(page.timeline())
                .filteredOn(TimelineEntry.Passed.class::isInstance)
                .singleElement()
                .satisfies(entry -> {
                    TimelineEntry.Passed passed = (TimelineEntry.Passed) entry;
                    assertThat(passed.from()).isEqualTo(passed.by());
                    assertThat(passed.to().name()).isEqualTo("Luis Gil");
                    assertThat(passed.note()).isEqualTo("I am on leave.");
                });
        assertThat(page.waitingAt().getFirst().people())
                .extracting(person -> person.name())
                .containsExactly("Luis Gil");
    }

    @Test
    void ofADelegationAndADecisionAtTheSameMomentOneWins() throws Exception {
        for (int round = 0; round < 10; round++) {
            ApprovalId approval = company.waiting("manager");
            List<Object> both = Simultaneous.calls(
                    () -> delegate(company.marta, approval, luis), () -> company.approve(company.marta, approval));

            boolean passed = both.getFirst() instanceof HandoverResult.HandedOver;
            assertThat(both.getLast())
                    .isInstanceOf(passed ? DecideResult.HandedOver.class : DecideResult.Recorded.class);
            if (!passed) {
                assertThat(both.getFirst()).isInstanceOf(HandoverResult.AlreadyDecided.class);
            }
        }
    }

    @Test
    void ofTwoWhoReassignAtTheSameMomentOneWinsAndTheOtherIsToldWhoHasIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            ApprovalId approval = company.waiting("manager");
            List<HandoverResult> both = Simultaneous.calls(
                    () -> reassign(company.elena, approval, company.marta, luis),
                    () -> delegate(company.marta, approval, company.carlos));

            assertThat(both)
                    .filteredOn(HandoverResult.HandedOver.class::isInstance)
                    .hasSize(1);
            assertThat(both)
                    .filteredOn(HandoverResult.AlreadyPassed.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void whatIsDecidedOrWithdrawnIsNotPassedOn() {
        ApprovalId decided = company.waiting("manager");
        company.approve(company.marta, decided);
        assertThat(delegate(company.marta, decided, luis)).isInstanceOf(HandoverResult.AlreadyDecided.class);

        ApprovalId withdrawn = company.waiting("manager");
        company.get(RequestService.class)
                .withdraw(company.ana, company.row(withdrawn).request());
        assertThat(delegate(company.marta, withdrawn, luis))
                .isInstanceOfSatisfying(
                        HandoverResult.Closed.class,
                        closed -> assertThat(closed.end().by().map(PersonName::id))
                                .contains(company.ana.person()));
    }

    /** An administrator of another organisation. */
    private Actor stranger() {
        Organisation others = company.get(Organisation.class);
        return others.administrator(others.found(), "Adam Price");
    }

    private static void assertPassedToLuis(DecideResult result) {
        assertThat(result).isInstanceOfSatisfying(DecideResult.HandedOver.class, passed -> {
            assertThat(passed.by().name()).isEqualTo("Marta Ruiz");
            assertThat(passed.to().name()).isEqualTo("Luis Gil");
        });
    }

    private Handovers handovers() {
        return company.get(Handovers.class);
    }

    private HandoverResult delegate(Actor from, ApprovalId approval, Actor to) {
        return handovers().delegate(from, approval, to.person(), "");
    }

    private HandoverResult reassign(Actor by, ApprovalId approval, Actor from, Actor to) {
        return handovers().reassign(by, approval, from.person(), to.person(), "Marta is ill.");
    }

    private RequestCase page(Actor reader, RequestId request) {
        return company.get(RequestService.class).open(reader, request).orElseThrow();
    }

    private static HandoverResult unsuitable(Unsuitable.Obstacle why, String name) {
        return new Unsuitable(why, name);
    }

    private void leave(Actor person) {
        update("update person set active = false where person_id = ?", person.person());
    }

    private void manage(Actor manager, Actor report) {
        update("update person set manager_id = ? where person_id = ?", manager.person(), report.person());
    }

    private void update(String sql, PersonId... people) {
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql(sql)
                                .params(Arrays.stream(people)
                                        .map(PersonId::value)
                                        .toArray())
                                .update());
    }
}
