package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.DecideResult.NotAllowed;
import dev.countersign.audit.MembershipChanged;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.request.RequestService;
import dev.countersign.request.TimelineEntry;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a group is asked is decided by its members of that moment. */
class MembershipIT {

    private static final NotAllowed LEFT = new NotAllowed(NotAllowed.Why.LEFT_GROUP);

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open(Purchase.template(List.of(
            Purchase.approval("finance", new Approvers.Group("finance"), new QuorumRule.Any()),
            Purchase.approval("both", new Approvers.Group("finance"), new QuorumRule.All()))));

    @Test
    void whoHasLeftTheGroupDecidesNothingFromThatMomentOn() {
        ApprovalId approval = company.waiting("finance");
        DecisionLinks links = company.get(DecisionLinks.class);
        String path = links.issue(company.tenant, approval.value(), company.nuria.person())
                .orElseThrow();
        leaves(company.nuria);

        assertThat(company.approve(company.nuria, approval)).isEqualTo(LEFT);
        assertThat(links.open(path.substring("/decide/".length()))
                        .flatMap(link -> links.decide(link, Verdict.APPROVE, "", UUID.randomUUID())))
                .contains(LEFT);
        assertThat(company.approvals()
                        .open(company.nuria, approval)
                        .orElseThrow()
                        .state())
                .isEqualTo(new ApprovalCase.State.OthersAsked());

        isRecorded(company.nuria);
        assertThat(company.waitingFor(company.nuria)).isEmpty();
        assertThat(company.waitingFor(company.jon)).containsExactly(approval);
        assertThat(company.approve(company.jon, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whereNobodyOfThemIsLeftTheMembersOfTodayAreAskedAndWithoutAnyTheAdministrators() {
        ApprovalId approval = company.waiting("finance");
        leaves(company.nuria);
        joins(company.carlos);
        leaves(company.jon);
        isRecorded(company.nuria);
        isRecorded(company.jon);
        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
        assertThat(company.why(company.carlos).kind()).isEqualTo(Reason.Kind.GROUP);
        assertThat(company.letters("ASSIGNED")).isEqualTo(3);
        assertThat(company.waitingFor(company.elena)).isEmpty();

        leaves(company.carlos);
        isRecorded(company.carlos);
        assertThat(company.waitingFor(company.elena)).containsExactly(approval);
        assertThat(company.approve(company.elena, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whoIsInTheGroupAgainIsAskedAgain() {
        ApprovalId approval = company.waiting("finance");
        leaves(company.nuria);
        isRecorded(company.nuria);
        joins(company.nuria);
        isRecorded(company.nuria);
        assertThat(company.waitingFor(company.nuria)).containsExactly(approval);
        assertThat(company.approve(company.nuria, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whatAMemberHasDecidedStaysAndTheOthersAreEnough() {
        ApprovalId approval = company.waiting("both");
        company.approve(company.nuria, approval);
        leaves(company.nuria);
        isRecorded(company.nuria);
        assertThat(company.row(approval).isOpen()).isTrue();

        company.approve(company.jon, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void nobodyWaitsForAMemberWhoHasLeft() {
        ApprovalId approval = company.waiting("both");
        company.approve(company.nuria, approval);
        company.clock.advance(Duration.ofSeconds(1));
        leaves(company.jon);
        isRecorded(company.jon);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
        company.clock.advance(Duration.ofMinutes(1));
        company.runDueCalls();
        assertThat(history(approval)).containsExactly("LEFT Jon Saez", "approved without Jon Saez");
    }

    @Test
    void whoIsBackInTheGroupInTimeIsInTheActivityTooAndNothingIsDecidedWithoutThem() {
        ApprovalId approval = company.waiting("both");
        leaves(company.jon);
        isRecorded(company.jon);
        isRecorded(company.jon);
        joins(company.jon);
        isRecorded(company.jon);
        company.approve(company.nuria, approval);
        company.approve(company.jon, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
        assertThat(history(approval)).containsExactly("LEFT Jon Saez", "REJOINED Jon Saez");
    }

    @Test
    void whoHasLeftIsInTheActivityBeforeThoseWhoAreAskedBecauseOfIt() {
        ApprovalId approval = company.waiting("finance");
        company.clock.advance(Duration.ofSeconds(1));
        leaves(company.nuria);
        leaves(company.jon);
        isRecorded(company.nuria);

        assertThat(entries(approval)
                        .filter(entry -> entry instanceof TimelineEntry.Member || entry instanceof TimelineEntry.Asked)
                        .map(entry -> entry instanceof TimelineEntry.Asked asked
                                ? "asked " + asked.people().size()
                                : "left"))
                .containsExactly("asked 2", "left", "left", "asked 1");
    }

    @Test
    void whoWasAskedAsAnAdministratorDecidesNothingOnceTheyAreNone() {
        Actor diego = company.get(Organisation.class).administrator(company.tenant, "Diego Ramos");
        leaves(company.nuria);
        leaves(company.jon);
        ApprovalId approval = company.waiting("finance");
        assertThat(company.waitingFor(diego)).containsExactly(approval);

        administers(diego, false);

        assertThat(company.approve(diego, approval)).isEqualTo(LEFT);
        isRecorded(diego);
        assertThat(company.waitingFor(diego)).isEmpty();
        assertThat(company.waitingFor(company.elena)).containsExactly(approval);
        administers(diego, true);
        isRecorded(diego);
        assertThat(company.waitingFor(diego)).as("as before").containsExactly(approval);
    }

    @Test
    void whereTheLastOfThoseWithARoleLosesItThoseWhoHaveItTodayAreAsked() {
        Company roles = companies.open(Purchase.template(List.of(
                Purchase.approval("role", new Approvers.HoldersOf(Among.Role.ADMINISTRATOR), new QuorumRule.Any()))));
        ApprovalId approval = roles.waiting("role");
        assertThat(roles.waitingFor(roles.elena)).containsExactly(approval);
        Actor diego = roles.get(Organisation.class).administrator(roles.tenant, "Diego Ramos");

        roles.get(TenantTransaction.class).run(roles.tenant, () -> {
            administrator(roles, roles.elena, false);
            roles.get(CoverCall.class).on(new MembershipChanged(roles.tenant, roles.elena.person()));
        });
        roles.runDueCalls();

        assertThat(roles.waitingFor(roles.elena)).isEmpty();
        assertThat(roles.waitingFor(diego)).containsExactly(approval);
        assertThat(roles.why(diego).kind()).isEqualTo(Reason.Kind.ADMINISTRATOR);
    }

    private void administers(Actor actor, boolean now) {
        within(() -> administrator(company, actor, now));
    }

    private static void administrator(Company company, Actor actor, boolean now) {
        company.get(JdbcClient.class)
                .sql("update person set administrator = ? where person_id = ?")
                .params(now, actor.person().value())
                .update();
    }

    /** What the requester reads about members of groups. */
    private List<String> history(ApprovalId approval) {
        return entries(approval)
                .flatMap(entry -> switch (entry) {
                    case TimelineEntry.Member member ->
                        Stream.of(member.what() + " " + member.person().name());
                    case TimelineEntry.Settled settled ->
                        Stream.of((settled.approved() ? "approved" : "denied")
                                + (settled.elsewhere() ? " elsewhere" : "") + " without "
                                + settled.without().getFirst().name());
                    default -> Stream.empty();
                })
                .toList();
    }

    private Stream<TimelineEntry> entries(ApprovalId approval) {
        return company
                .get(RequestService.class)
                .open(company.ana, company.row(approval).request())
                .orElseThrow()
                .timeline()
                .stream();
    }

    private void leaves(Actor actor) {
        within(() -> company.get(JdbcClient.class)
                .sql("delete from group_member where person_id = ?")
                .param(actor.person().value())
                .update());
    }

    private void joins(Actor actor) {
        company.get(Directory.class).addMember(company.tenant, "finance", actor.person());
    }

    /** The job that records changes of rights has seen it. */
    private void isRecorded(Actor actor) {
        within(() -> company.get(CoverCall.class).on(new MembershipChanged(company.tenant, actor.person())));
        company.runDueCalls();
    }

    private void within(Runnable work) {
        company.get(TenantTransaction.class).run(company.tenant, work);
    }
}
