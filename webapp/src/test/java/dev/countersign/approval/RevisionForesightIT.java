package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.text.Text;
import dev.countersign.request.Fact;
import dev.countersign.request.FieldChange;
import dev.countersign.request.NextRevision;
import dev.countersign.request.Outlook;
import dev.countersign.request.Prospect;
import dev.countersign.request.Question;
import dev.countersign.request.Reply;
import dev.countersign.request.RequestId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who is asked about a changed request, said while it is being changed. */
class RevisionForesightIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    @ParameterizedTest
    @CsvSource({"START, first second third", "STEP, second third"})
    void whatKeepsItsDecisionIsNotAskedAgain(GoesOn goesOn, String asked) {
        Revisable revisable = open(goesOn, step("first"), step("second"), step("third"));
        RequestId request = sentBackAtTheSecond(revisable);

        assertThat(foreseen(revisable, request, Purchase.filledIn("Laptops"))).containsExactly(asked.split(" ", -1));
    }

    @Test
    void untilWhenTheyDecideAtTheLatestIsKnown() {
        Revisable revisable = open(GoesOn.STEP, step("first"), step("second"), step("third"));
        RequestId request = sentBackAtTheSecond(revisable);

        Outlook outlook = outlook(revisable, request, Purchase.filledIn("Laptops"));

        assertThat(outlook.due()).containsOnlyKeys("second", "third");
        assertThat(outlook.due().get("third")).isAfter(outlook.due().get("second"));
        assertThat(outlook.end()).contains(outlook.due().get("third"));
    }

    @Test
    void ofStepsThatDecideBesideEachOtherAllAreAskedAgain() {
        Revisable revisable = new Revisable(companies.open(Revisable.template(GoesOn.STEP)));
        RequestId request = revisable.company().submit(revisable.company().ana);
        revisable.approve(revisable.company().marta, revisable.asked(request, 1, "manager"), 1);
        revisable.company().letUndoWindowPass();
        revisable.asked(request, 1, "finance");
        ApprovalId budget = revisable.asked(request, 1, "budget");
        revisable.sendBack(revisable.company().carlos, budget, 1, "Which?");
        revisable.company().deliver(revisable.company().taskOf(request, 1, "revise"));

        assertThat(foreseen(revisable, request, Purchase.filledIn("Laptops"))).containsExactly("finance", "budget");
    }

    @Test
    void aConditionBeforeIsNotEvaluatedAgain() {
        BranchStep large = new BranchStep(
                "large",
                Text.of("Large"),
                List.of(new BranchStep.Case(
                        "$form.amount.amount > 5000", Text.of("above 5,000"), List.of(step("second")))),
                List.of(step("small")));
        Revisable revisable = open(GoesOn.STEP, step("first"), large, step("third"));
        RequestId request = sentBackAtTheSecond(revisable);

        ObjectNode cheaper = Purchase.filledIn("Laptop");
        cheaper.putObject("amount").put("amount", 10).put("currency", "EUR");
        assertThat(foreseen(revisable, request, cheaper)).containsExactly("second", "third");
    }

    @Test
    void whatIsChangedSoFarIsSaidWithTheAnswerBeforeUnlessItCannotBeSent() {
        Revisable revisable = open(GoesOn.START, step("first"), step("second"), step("third"));
        NextRevision next = next(revisable, sentBackAtTheSecond(revisable));
        ObjectNode answers = Purchase.filledIn("Tablets");
        answers.putObject("amount").put("amount", "?").put("currency", "EUR");

        assertThat(revisable.revisions().changed(revisable.company().ana, next, next.answers()))
                .isEmpty();
        assertThat(revisable.revisions().changed(revisable.company().ana, next, answers))
                .containsExactly(new FieldChange(
                        Text.of("Item"),
                        new Fact.Value.Words(next.answers().path("item").stringValue()),
                        new Fact.Value.Words("Tablets")));
    }

    @Test
    void whatWasAskedAndRepliedBeforeIsStillSaid() {
        Revisable revisable = new Revisable(companies.open(Revisable.template(GoesOn.START)));
        Company company = revisable.company();
        RequestId request = revisable.sentBack("Which model?");
        revisable.revisions().revise(company.ana, request, 1, Purchase.filledIn("Laptops"), "The small one.");
        company.runDueCalls();
        company.goesOnWith(request, 2);
        revisable.sendBack(company.marta, revisable.asked(request, 2, "manager"), 2, "Which colour?");
        company.deliver(company.taskOf(request, 2, "revise"));

        NextRevision next = next(revisable, request);

        assertThat(next.questions()).extracting(Question::text).containsExactly("Which colour?");
        assertThat(next.earlier()).singleElement().satisfies(before -> {
            assertThat(before.questions()).extracting(Question::text).containsExactly("Which model?");
            assertThat(before.reply()).map(Reply::text).contains("The small one.");
        });
    }

    private Revisable open(GoesOn goesOn, Step... steps) {
        return new Revisable(companies.open(Revisable.template(goesOn, List.of(steps))));
    }

    private static ApprovalStep step(String key) {
        return Revisable.step(key, new Approvers.Group("budget-owners"), new QuorumRule.Any(), Expiry.ENDS);
    }

    private static RequestId sentBackAtTheSecond(Revisable revisable) {
        Company company = revisable.company();
        RequestId request = company.submit(company.ana);
        revisable.approve(company.carlos, revisable.asked(request, 1, "first"), 1);
        company.letUndoWindowPass();
        revisable.sendBack(company.carlos, revisable.asked(request, 1, "second"), 1, "Which?");
        company.deliver(company.taskOf(request, 1, "revise"));
        return request;
    }

    private static List<String> foreseen(Revisable revisable, RequestId request, JsonNode answers) {
        return outlook(revisable, request, answers).steps().stream()
                .map(Prospect::key)
                .toList();
    }

    private static Outlook outlook(Revisable revisable, RequestId request, JsonNode answers) {
        return revisable.revisions().foresee(revisable.company().ana, next(revisable, request), answers);
    }

    private static NextRevision next(Revisable revisable, RequestId request) {
        return revisable.revisions().prepare(revisable.company().ana, request).orElseThrow();
    }
}
