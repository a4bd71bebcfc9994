package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ApproverPolicy;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.request.PathNode;
import dev.countersign.request.PathNode.Basis;
import dev.countersign.request.RequestId;
import dev.countersign.request.ReviseResult;
import dev.countersign.request.TimelineEntry;
import dev.countersign.tenant.TenantTransaction;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** A revision leaves approvals as they are if it changes nothing that their step looks at. */
class KeptApprovalsIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open(Revisable.template(
            GoesOn.START,
            List.of(
                    step("manager", new Approvers.ManagerOf(Approvers.REQUESTER), "item"),
                    step("finance", new Approvers.Group("finance"), "amount"))));
    private final Revisable revisable = new Revisable(company);

    private static ApprovalStep step(String key, Approvers approvers, String field) {
        return Revisable.step(key, approvers, new QuorumRule.All(), Expiry.ENDS)
                .with(ApproverPolicy.STANDARD.lookingAt(Set.of(field)));
    }

    /** Marta has approved, and Jon has sent it back. */
    private RequestId sentBackByFinance() {
        RequestId request = company.submit(company.ana);
        revisable.approve(company.marta, revisable.asked(request, 1, "manager"), 1);
        company.letUndoWindowPass();
        ApprovalId finance = revisable.asked(request, 1, "finance");
        revisable.approve(company.nuria, finance, 1);
        revisable.sendBack(company.jon, finance, 1, "Is there a discount?");
        company.letUndoWindowPass();
        company.deliver(company.taskOf(request, 1, HumanTask.REVISE));
        return request;
    }

    private void revise(RequestId request, int revision, ObjectNode form) {
        assertThat(revisable.revisions().revise(company.ana, request, revision, form, "As discussed"))
                .isEqualTo(new ReviseResult.Revised(revision + 1));
        company.runDueCalls();
        company.goesOnWith(request, revision + 1);
    }

    private static ObjectNode cheaper(String item) {
        ObjectNode form = Purchase.filledIn(item);
        form.putObject("amount").put("amount", 9_000).put("currency", "EUR");
        return form;
    }

    @Test
    void whoApprovedWhatDidNotChangeIsNotAskedAgainAndEverybodySeesWhy() {
        RequestId request = sentBackByFinance();
        revise(request, 1, cheaper("Laptops"));
        HumanTask task = company.taskOf(request, 2, "manager");
        company.deliver(task);

        assertThat(company.waitingFor(company.marta)).isEmpty();
        company.letUndoWindowPass();
        assertThat(company.answersTo(task)).singleElement().satisfies(answer -> {
            assertThat(answer.outcome()).isEqualTo(TaskAnswer.Outcome.APPROVED);
            assertThat(answer.by()).isEqualTo(company.marta.person().toString());
        });
        var page = revisable.page(company.ana, request);
        assertThat(page.path())
                .filteredOn(
                        node -> node instanceof PathNode.Step step && step.key().equals("manager"))
                .singleElement()
                .isInstanceOfSatisfying(
                        PathNode.Step.class,
                        step -> assertThat(step.people())
                                .extracting(PathNode.Participant::basis)
                                .containsExactly(Basis.KEPT));
        assertThat(page.timeline())
                .filteredOn(TimelineEntry.Decided.class::isInstance)
                .extracting(entry -> ((TimelineEntry.Decided) entry).basis())
                .containsExactly(Basis.OWN, Basis.OWN, Basis.OWN, Basis.KEPT);
        assertThat(standing(request)).containsExactly("Marta Ruiz", "Marta Ruiz");
        assertThat(company.letters("KEPT")).isEqualTo(1);
        assertThat(company.count("select count(*) from audit_entry where kind = 'approval.kept'"))
                .isEqualTo(1);
    }

    @Test
    void whoApprovedWhatHasChangedIsAskedAgain() {
        RequestId request = sentBackByFinance();
        revise(request, 1, cheaper("Desks"));
        ApprovalId manager = revisable.asked(request, 2, "manager");
        assertThat(company.waitingFor(company.marta)).containsExactly(manager);
        revisable.approve(company.marta, manager, 2);
        company.letUndoWindowPass();

        ApprovalId finance = revisable.asked(request, 2, "finance");
        assertThat(company.waitingFor(company.nuria)).containsExactly(finance);
        assertThat(company.letters("KEPT")).isZero();
        assertThat(standing(request)).containsExactly("Marta Ruiz");
        assertThat(company.approvals()
                        .open(company.nuria, finance)
                        .orElseThrow()
                        .said())
                .extracting(said -> said.revision() + " " + said.counts())
                .containsExactly("1 false", "1 false", "1 false", "2 true");
    }

    /** Whose decisions are shown as counting. */
    private List<String> standing(RequestId request) {
        return revisable.page(company.ana, request).timeline().stream()
                .flatMap(entry -> entry instanceof TimelineEntry.Decided given && given.counts()
                        ? Stream.of(given.by().name())
                        : Stream.empty())
                .toList();
    }

    @Test
    void aKeptApprovalIsOneOfThoseThatTheRuleNeeds() {
        RequestId request = sentBackByFinance();
        revise(request, 1, Purchase.filledIn("Desks"));
        revisable.approve(company.marta, revisable.asked(request, 2, "manager"), 2);
        company.letUndoWindowPass();

        ApprovalId finance = revisable.asked(request, 2, "finance");
        assertThat(company.row(finance).isOpen()).isTrue();
        assertThat(company.waitingFor(company.nuria)).isEmpty();
        assertThat(company.waitingFor(company.jon)).containsExactly(finance);
        assertThat(company.approvals().decide(company.nuria, finance, Verdict.DENY, "No", 2, UUID.randomUUID()))
                .isInstanceOf(DecideResult.OwnDecision.class);
        revisable.approve(company.jon, finance, 2);
        assertThat(company.row(finance).outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void anApprovalIsKeptOverSeveralRevisions() {
        RequestId request = sentBackByFinance();
        revise(request, 1, cheaper("Laptops"));
        company.deliver(company.taskOf(request, 2, "manager"));
        company.letUndoWindowPass();
        revisable.sendBack(company.jon, revisable.asked(request, 2, "finance"), 2, "Still too much");
        company.deliver(company.taskOf(request, 2, HumanTask.REVISE));
        revise(request, 2, Purchase.filledIn("Laptops"));
        company.deliver(company.taskOf(request, 3, "manager"));

        assertThat(company.waitingFor(company.marta)).isEmpty();
        assertThat(revisable.row(request, 3, "manager").outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void anApprovalThatCouldStillBeUndoneWhenTheRequestChangedIsAskedForAgain() {
        Company other = companies.open(
                Revisable.editable(List.of(step("manager", new Approvers.ManagerOf(Approvers.REQUESTER), "item"))));
        Revisable changing = new Revisable(other);
        RequestId request = other.submit(other.ana);
        DecideResult approved = other.approve(other.marta, changing.asked(request, 1, "manager"));
        assertThat(changing.revisions().revise(other.ana, request, 1, cheaper("Laptops"), ""))
                .isEqualTo(new ReviseResult.Revised(2));
        assertThat(other.undo(other.marta, approved)).isInstanceOf(UndoResult.TooLate.class);
        other.letUndoWindowPass();
        other.deliver(other.taskOf(request, 1, HumanTask.REVISE));
        other.runDueCalls();
        other.goesOnWith(request, 2);

        ApprovalId again = changing.asked(request, 2, "manager");
        assertThat(other.waitingFor(other.marta)).containsExactly(again);
        assertThat(other.letters("KEPT")).isZero();
    }

    @Test
    void whoIsNotAskedAnyMoreKeepsNothing() {
        RequestId request = sentBackByFinance();
        leavesFinance(company.nuria);
        revise(request, 1, Purchase.filledIn("Desks"));
        revisable.approve(company.marta, revisable.asked(request, 2, "manager"), 2);
        company.letUndoWindowPass();

        ApprovalId finance = revisable.asked(request, 2, "finance");
        assertThat(company.waitingFor(company.jon)).containsExactly(finance);
        assertThat(company.letters("KEPT")).isZero();
    }

    @Test
    void whoKeepsAnApprovalDecidesNoStepThatNeedsSomebodyElse() {
        ApprovalStep first = step("first", new Approvers.Group("finance"), "item");
        Company apart = companies.open(Revisable.template(
                GoesOn.START,
                List.of(
                        new ApprovalStep(
                                first.key(),
                                first.name(),
                                Quorum.of(new Approvers.Group("finance"), new QuorumRule.Any()),
                                first.due(),
                                List.of(),
                                Expiry.ENDS,
                                first.answers(),
                                Set.of(),
                                first.policy()),
                        new ApprovalStep(
                                "second",
                                Text.of("Second"),
                                Quorum.of(new Approvers.Group("finance"), new QuorumRule.Any()),
                                WorkingTime.days(2),
                                List.of(),
                                Expiry.ENDS,
                                Set.of(ApprovalStep.Answer.values()),
                                Set.of("first")))));
        Revisable other = new Revisable(apart);
        RequestId request = apart.submit(apart.ana);
        other.approve(apart.nuria, other.asked(request, 1, "first"), 1);
        apart.letUndoWindowPass();
        other.sendBack(apart.jon, other.asked(request, 1, "second"), 1, "For whom?");
        apart.deliver(apart.taskOf(request, 1, HumanTask.REVISE));
        other.revisions().revise(apart.ana, request, 1, cheaper("Laptops"), "");
        apart.runDueCalls();
        apart.goesOnWith(request, 2);
        apart.deliver(apart.taskOf(request, 2, "first"));
        apart.letUndoWindowPass();

        ApprovalId second = other.asked(request, 2, "second");
        assertThat(apart.waitingFor(apart.nuria)).isEmpty();
        assertThat(apart.waitingFor(apart.jon)).containsExactly(second);
    }

    private void leavesFinance(Actor actor) {
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql("delete from group_member where person_id = ?")
                                .param(actor.person().value())
                                .update());
    }
}
