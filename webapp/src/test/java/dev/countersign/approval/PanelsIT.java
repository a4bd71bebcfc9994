package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.audit.MembershipChanged;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.execution.Messages;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.Tally;
import dev.countersign.request.WaitingAt;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several panels decide together. */
class PanelsIT {

    private static final Panel TWO_OF_LEGAL = new Panel(new Approvers.Group("legal"), new QuorumRule.AtLeast(2), 3);
    private static final Panel FINANCE = new Panel(new Approvers.Group("finance"), new QuorumRule.Any(), 1);

    @RegisterExtension
    final Companies companies = new Companies();

    @SuppressWarnings("NullAway.Init")
    private Company company;

    @SuppressWarnings("NullAway.Init")
    private Actor sofia;

    @SuppressWarnings("NullAway.Init")
    private Actor leo;

    @SuppressWarnings("NullAway.Init")
    private Actor irene;

    @Test
    void aRequestWaitsUntilEveryPanelHasEnoughApprovals() {
        open(new Quorum.Each(List.of(TWO_OF_LEGAL, FINANCE), Quorum.Membership.ONCE));
        RequestId request = company.submit(company.ana);
        HumanTask task = company.task(request, "review");
        company.deliver(task);
        ApprovalId approval = company.only(request, "review");
        assertThat(missing(request)).containsExactly(2, 1);

        company.approve(sofia, approval);
        assertThat(missing(request)).as("while it can be undone").containsExactly(2, 1);
        company.letUndoWindowPass();
        assertThat(missing(request)).containsExactly(1, 1);
        company.approve(company.nuria, approval);
        company.letUndoWindowPass();
        assertThat(missing(request)).containsExactly(1, 0);
        assertThat(company.row(approval).isOpen()).isTrue();
        assertThat(waiting(request).people())
                .extracting(PersonName::name)
                .containsExactlyInAnyOrder("Irene Gil", "Leo Sanz");
        company.get(RemindCall.class).run(new Deadlines.Reminder(company.tenant.value(), approval.value(), 0));
        assertThat(company.count(
                        "select count(*) from notification where kind = 'REMINDED' and recipient_id in ('%s', '%s')"
                                .formatted(leo.person(), irene.person())))
                .isEqualTo(2);
        assertThat(company.letters("REMINDED"))
                .as("nobody of Finance, which is complete")
                .isEqualTo(2);
        assertThat(company.get(Nudges.class).nudge(company.ana, request)).isEqualTo(new NudgeResult.Nudged(2));
        assertThat(company.approvals().open(leo, approval).orElseThrow().after().missing())
                .isZero();

        company.approve(leo, approval);
        company.letUndoWindowPass();
        assertThat(company.answersTo(task))
                .extracting(TaskAnswer::outcome)
                .containsExactly(TaskAnswer.Outcome.APPROVED);
        assertThat(company.waitingFor(irene)).isEmpty();
    }

    @Test
    void oneWhoseApprovalIsNotEnoughReadsWhatIsMissingAfterIt() {
        open(new Quorum.Each(List.of(TWO_OF_LEGAL, FINANCE), Quorum.Membership.ONCE));
        ApprovalId approval = company.waiting("review");
        Tally after = company.approvals().open(sofia, approval).orElseThrow().after();
        assertThat(after.parts()).extracting(Tally.Part::missing).containsExactly(1, 1);
        assertThat(after.parts().getFirst().name().group().standard()).isEqualTo("Legal");
        assertThat(after.parts().getFirst().awaitedPeople()).isEqualTo(2);
    }

    @Test
    void thePanelThatCannotApproveAnyMoreDenies() {
        open(new Quorum.Each(List.of(TWO_OF_LEGAL, FINANCE), Quorum.Membership.ONCE));
        ApprovalId approval = company.waiting("review");
        company.deny(sofia, approval, "no");
        assertThat(company.row(approval).isOpen()).isTrue();
        company.deny(leo, approval, "no");
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.DENIED);
    }

    @Test
    void aPersonOfTwoPanelsIsAskedOnceForBothAndCountsForOne() {
        open(new Quorum.Each(List.of(TWO_OF_LEGAL, FINANCE), Quorum.Membership.ONCE));
        within("finance", sofia);
        ApprovalId approval = company.waiting("review");
        assertThat(company.inbox(sofia))
                .singleElement()
                .satisfies(item -> assertThat(item.why())
                        .containsExactly(
                                new ReadableReason(Reason.Kind.GROUP, List.of(Text.of("Legal"))),
                                new ReadableReason(
                                        Reason.Kind.GROUP, List.of(new Text("Finance", Map.of("es", "Finanzas"))))));
        company.approve(sofia, approval);
        company.approve(leo, approval);
        assertThat(company.row(approval).isOpen()).isTrue();
        company.approve(irene, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void whereTheTemplateSaysSoTheSamePersonCountsForEachPanel() {
        open(new Quorum.Each(List.of(TWO_OF_LEGAL, FINANCE), Quorum.Membership.FOR_EACH));
        within("finance", sofia);
        ApprovalId approval = company.waiting("review");
        company.approve(sofia, approval);
        company.approve(leo, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void weightsAreAddedUp() {
        open(new Quorum.Weighted(List.of(TWO_OF_LEGAL, FINANCE), 4, Quorum.Membership.ONCE));
        RequestId request = company.submit(company.ana);
        ApprovalId approval = company.waitingAt(request, "review");
        company.approve(company.nuria, approval);
        company.letUndoWindowPass();
        assertThat(missing(request)).containsExactly(3);
        company.approve(irene, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void theListOfRequestsNamesThePanelsThatAreIncomplete() {
        open(new Quorum.Each(List.of(TWO_OF_LEGAL, FINANCE), Quorum.Membership.ONCE));
        RequestId request = company.submit(company.ana);
        ApprovalId approval = company.waitingAt(request, "review");
        company.approve(sofia, approval);
        Tally listed = company.get(RequestService.class)
                .list(company.ana, RequestFilter.ALL, Range.first())
                .rows()
                .getFirst()
                .waitingAt()
                .getFirst()
                .tally();
        assertThat(listed).isEqualTo(waiting(request).tally());
    }

    @Test
    void anEscalationIsCountedByItsOwnPeople() {
        company = companies.open(Purchase.template(List.of(new ApprovalStep(
                "review",
                Text.of("Review"),
                new Quorum.Each(List.of(TWO_OF_LEGAL, FINANCE), Quorum.Membership.ONCE),
                WorkingTime.days(2),
                List.of(),
                Expiry.escalatesTo(new Approvers.Group("budget-owners")),
                Set.of(ApprovalStep.Answer.APPROVE, ApprovalStep.Answer.DENY),
                Set.of()))));
        people();
        RequestId request = company.submit(company.ana);
        ApprovalId first = company.waitingAt(request, "review");
        company.letPass(first);
        company.runDueCalls();
        company.deliver(company.task(request, "review", 2));
        ApprovalId second = company.rows(request).getLast().id();
        company.approve(company.carlos, second);
        assertThat(company.row(second).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
        assertThat(company.row(first).isExpired()).isTrue();
    }

    @Test
    void approvedIsBelievedOnlyWithTheWholeQuorumInOurOwnTables() {
        open(new Quorum.Each(List.of(TWO_OF_LEGAL, FINANCE), Quorum.Membership.ONCE));
        RequestId request = company.submit(company.ana);
        ApprovalId approval = company.waitingAt(request, "review");
        company.approve(sofia, approval);
        company.approve(leo, approval);
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql(
                                        "update approval set status = 'SETTLED', outcome = 'APPROVED', closed_at = now(), answer_at = now(), answering_at = now() where approval_id = ?")
                                .param(approval.value())
                                .update());
        String end = company.end(request, RequestEvent.Outcome.APPROVED, new RequestEvent.Result(null, null, null));
        company.get(Messages.class).requestEvent(end);
        assertThat(status(request)).isEqualTo(RequestStatus.IN_PROGRESS);
    }

    @Test
    void approvedByEveryPanelIsBelieved() {
        open(new Quorum.Each(List.of(TWO_OF_LEGAL, FINANCE), Quorum.Membership.ONCE));
        RequestId request = company.submit(company.ana);
        ApprovalId approval = company.waitingAt(request, "review");
        List.of(sofia, leo, company.jon).forEach(person -> company.approve(person, approval));
        company.letUndoWindowPass();
        String end = company.end(request, RequestEvent.Outcome.APPROVED, new RequestEvent.Result(null, null, null));
        company.get(Messages.class).requestEvent(end);
        assertThat(status(request)).isEqualTo(RequestStatus.APPROVED);
    }

    @Test
    void whoHasLeftOneOfTwoGroupsCountsForTheOtherAlone() {
        open(new Quorum.Each(
                List.of(new Panel(new Approvers.Group("legal"), new QuorumRule.Any(), 1), FINANCE),
                Quorum.Membership.FOR_EACH));
        within("legal", company.jon);
        RequestId request = company.submit(company.ana);
        HumanTask task = company.task(request, "review");
        company.deliver(task);
        ApprovalId approval = company.only(request, "review");
        leaves("legal", company.jon);

        company.approve(company.jon, approval);
        company.letUndoWindowPass();
        assertThat(company.row(approval).isOpen()).isTrue();
        assertThat(missing(request)).containsExactly(1, 0);

        company.approve(sofia, approval);
        company.letUndoWindowPass();
        assertThat(company.answersTo(task))
                .extracting(TaskAnswer::outcome)
                .containsExactly(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void whereTheOnlyMemberHasLeftOthersAreAskedForThatPanelAndWhoIsBackCountsAgain() {
        open(new Quorum.Each(
                List.of(new Panel(new Approvers.Group("audit"), new QuorumRule.Any(), 1), FINANCE),
                Quorum.Membership.FOR_EACH));
        company.get(Directory.class).addGroup(company.tenant, "audit", "Audit");
        within("audit", company.jon);
        RequestId request = company.submit(company.ana);
        HumanTask task = company.task(request, "review");
        company.deliver(task);
        ApprovalId approval = company.only(request, "review");
        leaves("audit", company.jon);
        isRecorded(company.jon);

        assertThat(company.waitingFor(company.elena)).containsExactly(approval);
        assertThat(company.why(company.jon).args()).extracting(Text::standard).containsExactly("Finance");
        within("audit", company.jon);
        isRecorded(company.jon);

        company.approve(company.jon, approval);
        company.letUndoWindowPass();
        assertThat(company.answersTo(task))
                .extracting(TaskAnswer::outcome)
                .containsExactly(TaskAnswer.Outcome.APPROVED);
    }

    private void leaves(String group, Actor actor) {
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql(
                                        "delete from group_member where group_id = (select group_id from person_group where key = ?) and person_id = ?")
                                .params(group, actor.person().value())
                                .update());
    }

    /** The job that records changes of rights has seen it. */
    private void isRecorded(Actor actor) {
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(CoverCall.class).on(new MembershipChanged(company.tenant, actor.person())));
        company.runDueCalls();
    }

    private void open(Quorum quorum) {
        ApprovalStep plain = Purchase.approval("review", new Approvers.Group("legal"));
        company = companies.open(Purchase.template(List.of(new ApprovalStep(
                plain.key(), plain.name(), quorum, plain.due(), List.of(), Expiry.ENDS, plain.answers(), Set.of()))));
        people();
    }

    private void people() {
        company.get(Directory.class).addGroup(company.tenant, "legal", "Legal");
        sofia = within("legal", person("Sofia Leon"));
        leo = within("legal", person("Leo Sanz"));
        irene = within("legal", person("Irene Gil"));
    }

    private Actor person(String name) {
        return company.get(Organisation.class).employee(company.tenant, name);
    }

    private Actor within(String group, Actor person) {
        company.get(Directory.class).addMember(company.tenant, group, person.person());
        return person;
    }

    private List<Integer> missing(RequestId request) {
        return waiting(request).tally().parts().stream()
                .map(Tally.Part::missing)
                .toList();
    }

    private WaitingAt waiting(RequestId request) {
        return company.get(RequestService.class)
                .open(company.ana, request)
                .orElseThrow()
                .waitingAt()
                .getFirst();
    }

    private RequestStatus status(RequestId request) {
        return company.get(RequestService.class)
                .open(company.ana, request)
                .orElseThrow()
                .head()
                .status();
    }
}
