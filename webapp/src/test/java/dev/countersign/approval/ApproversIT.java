package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.AlarmRound;
import dev.countersign.administration.Staff;
import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ApproverPolicy;
import dev.countersign.definitions.step.ApproverPolicy.OwnRequest;
import dev.countersign.definitions.step.ApproverPolicy.SameApprover;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.TimelineEntry;
import dev.countersign.testing.Organisation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is asked, for each way in which a template can name people, and what happens if it names nobody. */
class ApproversIT {

    private static final Approvers NOBODY = new Approvers.Group("nobody");

    @RegisterExtension
    final Companies companies = new Companies();

    @SuppressWarnings("NullAway.Init")
    private Company company;

    @Test
    void theHeadOfTheRequestersDepartmentIsAsked() {
        open(step("first", new Approvers.DepartmentHead(Approvers.REQUESTER)));
        lead(company.nuria);
        company.waiting("first");
        assertThat(company.why(company.nuria))
                .isEqualTo(new ReadableReason(Reason.Kind.DEPARTMENT_HEAD, List.of(Text.of("Sales"))));
    }

    @Test
    void inPlaceOfAHeadWhoIsTheRequesterTheirManagerIsAsked() {
        open(step("first", new Approvers.DepartmentHead(Approvers.REQUESTER)));
        lead(company.ana);
        company.waiting("first");
        assertThat(company.why(company.marta))
                .isEqualTo(new ReadableReason(Reason.Kind.MANAGER_OF, List.of(Text.of("Ana Torres"))));
    }

    @Test
    void whereADepartmentHasNoHeadTheAdministratorsAreAsked() {
        open(step("first", new Approvers.DepartmentHead(Approvers.REQUESTER)));
        company.waiting("first");
        assertThat(company.why(company.elena)).isEqualTo(new ReadableReason(Reason.Kind.NOBODY_LEFT, List.of()));
    }

    @Test
    void everybodyWithARoleIsAsked() {
        open(
                step("first", new Approvers.HoldersOf(Among.Role.MANAGER)),
                step("second", new Approvers.HoldersOf(Among.Role.ADMINISTRATOR)));
        RequestId request = company.submit(company.jon);
        company.waitingAt(request, "first");
        assertThat(company.why(company.marta)).isEqualTo(new ReadableReason(Reason.Kind.MANAGER, List.of()));
        company.waitingAt(request, "second");
        assertThat(company.why(company.elena)).isEqualTo(new ReadableReason(Reason.Kind.ADMINISTRATOR, List.of()));
    }

    @Test
    void theManagersOfThoseWhoApprovedAnEarlierStepAreAsked() {
        open(step("first", new Approvers.Group("finance")), step("second", new Approvers.ManagerOfApprover("first")));
        Actor leo = company.get(Organisation.class).employee(company.tenant, "Leo Sanz", company.carlos);
        company.get(Directory.class).addMember(company.tenant, "finance", leo.person());
        RequestId request = company.submit(company.ana);
        approved(request, "first", leo);
        company.waitingAt(request, "second");
        assertThat(company.why(company.carlos))
                .isEqualTo(new ReadableReason(Reason.Kind.MANAGER_OF, List.of(Text.of("Leo Sanz"))));
    }

    @Test
    void whereNobodyIsFoundTheFallbackOfTheTemplateIsAskedAndAnyOfItDecides() {
        open(step("first", NOBODY, new QuorumRule.All())
                .with(new ApproverPolicy(OwnRequest.REFUSED, SameApprover.ASKED, new Approvers.Group("finance"))));
        ApprovalId approval = company.waiting("first");
        assertThat(company.inbox(company.nuria).getFirst().why())
                .singleElement()
                .satisfies(why -> assertThat(why.fallback()).isTrue());
        assertThat(company.waitingFor(company.elena)).isEmpty();
        company.approve(company.jon, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void whereTheFallbackFindsNobodyEitherTheAdministratorsAreAsked() {
        open(step("first", NOBODY).with(new ApproverPolicy(OwnRequest.REFUSED, SameApprover.ASKED, NOBODY)));
        company.waiting("first");
        assertThat(company.waitingFor(company.elena)).hasSize(1);
    }

    @Test
    void administratorsDecideForThePanelThatHasNobodyAndNotForTheOthers() {
        open(step(
                "first",
                new Quorum.Each(
                        List.of(
                                new Panel(NOBODY, new QuorumRule.All()),
                                new Panel(new Approvers.Group("finance"), new QuorumRule.AtLeast(2))),
                        Quorum.Membership.ONCE)));
        ApprovalId approval = company.waiting("first");
        company.approve(company.elena, approval);
        assertThat(company.row(approval).isOpen()).isTrue();
        company.approve(company.nuria, approval);
        assertThat(company.row(approval).isOpen()).isTrue();
        company.approve(company.jon, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void whereFewerPeopleAreFoundThanMustAgreeAdministratorsAreAskedInAddition() {
        open(step("first", new Approvers.Group("budget-owners"), new QuorumRule.AtLeast(2)));
        ApprovalId approval = company.waiting("first");
        assertThat(company.why(company.elena)).isEqualTo(new ReadableReason(Reason.Kind.TOO_FEW, List.of()));
        company.approve(company.elena, approval);
        assertThat(company.row(approval).isOpen()).isTrue();
        company.approve(company.carlos, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void whereThereAreStillTooFewWithTheAdministratorAllWhoAreThereMustApprove() {
        open(step("first", new Approvers.Group("budget-owners"), new QuorumRule.AtLeast(3)));
        ApprovalId approval = company.waiting("first");
        company.approve(company.elena, approval);
        assertThat(company.row(approval).isOpen()).isTrue();
        company.approve(company.carlos, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
        assertThat(company.letters("UNASKED")).isZero();
    }

    @Test
    void anAdministratorWhoHelpsTwoPanelsOfTheSamePeopleCompletesThemWithThose() {
        Approvers finance = new Approvers.Group("finance");
        open(step(
                "first",
                new Quorum.Each(
                        List.of(
                                new Panel(finance, new QuorumRule.All()),
                                new Panel(finance, new QuorumRule.Percent(50))),
                        Quorum.Membership.ONCE)));
        ApprovalId approval = company.waiting("first");
        company.approve(company.nuria, approval);
        company.approve(company.jon, approval);
        assertThat(company.row(approval).isOpen()).isTrue();
        company.approve(company.elena, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void whereTheOnlyAdministratorAsksTheManagersAboveThoseWhoAreAskedDecideToo() {
        open(step("first", new Approvers.Group("experts"), new QuorumRule.AtLeast(2)));
        Directory directory = company.get(Directory.class);
        directory.addGroup(company.tenant, "experts", Text.of("Experts"));
        directory.addMember(company.tenant, "experts", company.ana.person());
        ApprovalId approval = company.waitingAt(company.submit(company.elena), "first");
        assertThat(company.why(company.marta).kind()).isEqualTo(Reason.Kind.MANAGER_OF);
        company.approve(company.marta, approval);
        company.approve(company.ana, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void whereTooFewCanDecideTheAdministratorsAreToldAndWhoJoinsIsAsked() {
        open(step("first", new Approvers.Group("budget-owners"), new QuorumRule.AtLeast(2)));
        RequestId request = company.submit(company.elena);
        ApprovalId approval = company.waitingAt(request, "first");
        assertThat(company.letters("UNASKED")).isEqualTo(1);
        Alarms alarms = company.get(Alarms.class);
        ShortApprovals shortApprovals = company.get(ShortApprovals.class);
        assertThat(alarms.stillOpen(company.tenant, AlarmKind.TOO_FEW_LEFT))
                .extracting(Alarm::subject)
                .containsExactly(request.toString());

        assertThat(shortApprovals.areStillShort(company.tenant, request)).isTrue();
        assertThat(company.waitingFor(company.jon)).isEmpty();
        company.approve(company.carlos, approval);
        assertThat(company.row(approval).isOpen()).isTrue();

        company.get(Directory.class).addMember(company.tenant, "budget-owners", company.jon.person());
        assertThat(shortApprovals.areStillShort(company.tenant, request)).isFalse();
        company.approve(company.jon, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
        assertThat(shortApprovals.areStillShort(company.tenant, request)).isFalse();
    }

    @Test
    void whoJoinsIsAskedAlsoAfterTheAlarmWasAcknowledged() {
        open(step("first", new Approvers.Group("budget-owners"), new QuorumRule.AtLeast(2)));
        RequestId request = company.submit(company.elena);
        ApprovalId approval = company.waitingAt(request, "first");
        Alarms alarms = company.get(Alarms.class);
        Alarm alarm = alarms.stillOpen(company.tenant, AlarmKind.TOO_FEW_LEFT).getFirst();
        assertThat(alarms.acknowledge(company.elena, alarm.id())).isTrue();

        AlarmRound.run(company::get);
        assertThat(alarms.stillOpen(company.tenant, AlarmKind.TOO_FEW_LEFT)).isEmpty();
        assertThat(company.get(TooFewAsked.class).oldest(company.tenant, 10)).containsExactly(request);

        company.get(Directory.class).addMember(company.tenant, "budget-owners", company.jon.person());
        AlarmRound.run(company::get);
        assertThat(company.get(TooFewAsked.class).oldest(company.tenant, 10)).isEmpty();
        company.approve(company.carlos, approval);
        company.approve(company.jon, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void anActThatMayHaveMendedItIsFollowedByALookAlsoAfterTheAlarmWasAcknowledged() {
        open(step("first", new Approvers.Group("budget-owners"), new QuorumRule.AtLeast(2)));
        RequestId request = company.submit(company.elena);
        company.waitingAt(request, "first");
        Alarms alarms = company.get(Alarms.class);
        alarms.settle(company.tenant, AlarmKind.TOO_FEW_LEFT, request.toString(), company.elena.person());
        company.get(Staff.class).leave(company.elena, company.nuria.person(), Optional.empty(), "Nuria has left.");
        assertThat(company.count("select count(*) from scheduled_tasks where task_name = 'look-through-alarms'"))
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeGivenWithoutSomebodyWhoHasLeftIsFoundAndOthersAreAsked() {
        open(step("first", new Approvers.Group("finance"), new QuorumRule.AtLeast(2)));
        RequestId request = company.submit(company.ana);
        ApprovalId approval = company.waitingAt(request, "first");
        company.get(Staff.class).leave(company.elena, company.jon.person(), Optional.empty(), "Jon has left.");
        company.runDueCalls();
        assertThat(company.get(Alarms.class).stillOpen(company.tenant, AlarmKind.TOO_FEW_LEFT))
                .extracting(Alarm::subject)
                .containsExactly(request.toString());

        assertThat(company.get(ShortApprovals.class).areStillShort(company.tenant, request))
                .isFalse();
        company.approve(company.nuria, approval);
        company.approve(company.elena, approval);
        assertThat(company.row(approval).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void nobodyDecidesTheirOwnRequestUnlessTheTemplateSaysSoAndThenItShows() {
        open(
                step("first", new Approvers.Group("finance")),
                step("second", new Approvers.Group("finance"))
                        .with(new ApproverPolicy(OwnRequest.ALLOWED, SameApprover.ASKED, null)));
        RequestId request = company.submit(company.nuria);
        ApprovalId first = company.waitingAt(request, "first");
        assertThat(company.waitingFor(company.nuria)).isEmpty();
        assertThat(company.approve(company.nuria, first))
                .isEqualTo(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.OWN_REQUEST));

        ApprovalId second = company.waitingAt(request, "second");
        assertThat(company.inbox(company.nuria).getFirst().why())
                .extracting(ReadableReason::kind)
                .containsExactly(Reason.Kind.GROUP, Reason.Kind.OWN_REQUEST);
        assertThat(company.approve(company.nuria, second)).isInstanceOf(DecideResult.Recorded.class);
        assertThat(step(request, "second").ownRequest()).isTrue();
        assertThat(step(request, "first").ownRequest()).isFalse();
        assertThat(
                        company.count(
                                "select count(*) from audit_entry where kind = 'approval.decided' and content like '%own-request%'"))
                .isEqualTo(1);
    }

    @Test
    void whoApprovedTheStepBeforeCountsWhereTheTemplateSaysSoAndIsNotAskedAgain() {
        open(
                step("first", new Approvers.ManagerOf(Approvers.REQUESTER)),
                step("second", new Approvers.FixedPerson("marta.ruiz@example.test"))
                        .with(counts()));
        RequestId request = company.submit(company.ana);
        approved(request, "first", company.marta);
        HumanTask task = company.task(request, "second");
        company.deliver(task);

        assertThat(company.waitingFor(company.marta)).isEmpty();
        assertThat(company.letters("ASSIGNED")).isEqualTo(1);
        assertThat(company.letters("UNASKED")).isZero();
        company.letUndoWindowPass();
        assertThat(company.answersTo(task)).singleElement().satisfies(answer -> {
            assertThat(answer.outcome()).isEqualTo(TaskAnswer.Outcome.APPROVED);
            assertThat(answer.by()).isEqualTo(company.marta.person().toString());
        });
        assertThat(step(request, "second").people())
                .singleElement()
                .satisfies(person -> assertThat(person.repeated()).isTrue());
        assertThat(timeline(request))
                .filteredOn(TimelineEntry.Asked.class::isInstance)
                .extracting(entry -> ((TimelineEntry.Asked) entry).step())
                .containsExactly("first");
        assertThat(timeline(request))
                .anySatisfy(entry -> assertThat(entry)
                        .isInstanceOfSatisfying(
                                TimelineEntry.Decided.class,
                                decided -> assertThat(decided.basis()).isEqualTo(PathNode.Basis.STEP_BEFORE)));
        assertThat(company.count("select count(*) from audit_entry where kind = 'approval.repeated'"))
                .isEqualTo(1);
        assertThat(company.count("select count(*) from decision where repeats is not null"))
                .isEqualTo(1);
    }

    @Test
    void oneApprovalOfTheStepBeforeIsNotTheApprovalOfTheOthers() {
        open(
                step("first", new Approvers.Group("finance")),
                step("second", new Approvers.Group("finance"), new QuorumRule.All())
                        .with(counts()));
        RequestId request = company.submit(company.ana);
        approved(request, "first", company.nuria);
        ApprovalId second = company.waitingAt(request, "second");
        assertThat(company.row(second).isOpen()).isTrue();
        assertThat(company.waitingFor(company.nuria)).isEmpty();
        assertThat(company.waitingFor(company.jon)).containsExactly(second);
        company.approve(company.jon, second);
        assertThat(company.row(second).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void anApprovalBeforeTheStepBeforeDoesNotCount() {
        open(
                step("first", new Approvers.Group("finance")),
                step("second", new Approvers.Group("budget-owners")),
                step("third", new Approvers.Group("finance")).with(counts()));
        RequestId request = company.submit(company.ana);
        approved(request, "first", company.nuria);
        approved(request, "second", company.carlos);
        ApprovalId third = company.waitingAt(request, "third");
        assertThat(company.waitingFor(company.nuria)).containsExactly(third);
    }

    private static ApproverPolicy counts() {
        return new ApproverPolicy(OwnRequest.REFUSED, SameApprover.COUNTS, null);
    }

    private static ApprovalStep step(String key, Approvers approvers) {
        return step(key, approvers, new QuorumRule.Any());
    }

    private static ApprovalStep step(String key, Approvers approvers, QuorumRule rule) {
        return Purchase.approval(key, approvers, rule);
    }

    private static ApprovalStep step(String key, Quorum quorum) {
        ApprovalStep plain = step(key, NOBODY);
        return new ApprovalStep(
                key, plain.name(), quorum, plain.due(), List.of(), plain.onExpiry(), plain.answers(), Set.of());
    }

    private void open(Step... steps) {
        company = companies.open(Purchase.template(List.of(steps)));
    }

    private void lead(Actor head) {
        company.get(Directory.class).lead(company.tenant, "Sales", head.person());
    }

    private void approved(RequestId request, String step, Actor by) {
        company.approve(by, company.waitingAt(request, step));
        company.letUndoWindowPass();
    }

    private PathNode.Step step(RequestId request, String key) {
        return company.get(RequestService.class).open(company.elena, request).orElseThrow().path().stream()
                .map(PathNode.Step.class::cast)
                .filter(step -> step.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<TimelineEntry> timeline(RequestId request) {
        return company.get(RequestService.class)
                .open(company.elena, request)
                .orElseThrow()
                .timeline();
    }
}
