package dev.countersign.definitions.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.RequestEvent.Outcome;
import dev.countersign.definitions.message.RequestEvent.Result;
import dev.countersign.definitions.message.TaskAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PurchaseRequestScenariosTest {

    private static final TemplateDefinition TEMPLATE = BuiltInTemplates.all().stream()
            .filter(template -> template.key().equals("purchase-request"))
            .findFirst()
            .orElseThrow();

    private static final String ALLOW = "{\"outcome\": \"allow\", \"reasons\": []}";

    @Test
    void aSmallPurchaseNeedsTheManagerOnly() {
        Walkthrough walk = request(5000, ALLOW).approve("manager");

        assertThat(walk.tasks()).hasSize(1);
        assertThat(walk.tasks().getFirst().visit()).isEqualTo(1);
        assertThat(walk.finished().outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(walk.finished().result()).isEqualTo(Result.APPROVED);
    }

    @Test
    void aLargePurchaseNeedsEverybodyAndTellsWhatThePolicySaid() {
        Walkthrough walk = request(25_000, ALLOW).approve("manager");
        assertThat(walk.open()).containsExactly("budget-owner", "finance");
        walk.approve("finance");
        assertThat(walk.open()).containsExactly("budget-owner");
        walk.approve("budget-owner");
        assertThat(walk.called()).containsExactly("policy-check");
        assertThat(walk.open()).containsExactly("director");
        walk.approve("director");

        assertThat(walk.finished().outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(walk.events().getFirst())
                .isInstanceOfSatisfying(
                        RequestEvent.StepResult.class,
                        told -> assertThat(told.result().path("outcome").stringValue())
                                .isEqualTo("allow"));
    }

    @Test
    void aDenialInOneBranchEndsTheOtherAndTellsWhoAndWhy() {
        Walkthrough walk = request(9000, ALLOW)
                .approve("manager")
                .answer("budget-owner", TaskAnswer.Outcome.DENIED, "Spent: “all”");

        assertThat(walk.open()).isEmpty();
        assertThat(walk.finished().outcome()).isEqualTo(Outcome.DENIED);
        assertThat(walk.finished().result())
                .isEqualTo(new Result("budget-owner", "person of budget-owner", "Spent: “all”"));
        assertThat(walk.called()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskAnswer.Outcome.class,
            names = {"APPROVED", "CHANGES_REQUESTED", "REVISED"},
            mode = EnumSource.Mode.EXCLUDE)
    void whateverElseIsAnsweredEndsTheRequestThatWay(TaskAnswer.Outcome outcome) {
        assertThat(request(100, ALLOW)
                        .answer("manager", outcome, "so")
                        .finished()
                        .outcome()
                        .name())
                .isEqualTo(outcome.name());
        assertThat(request(9000, ALLOW)
                        .approve("manager")
                        .answer("finance", outcome, "so")
                        .finished()
                        .outcome()
                        .name())
                .isEqualTo(outcome.name());
    }

    @Test
    void whenNobodyEverAnswersTheExecutionExpiresByItself() {
        assertThat(request(100, ALLOW).passTime().finished())
                .extracting(
                        RequestEvent.Finished::outcome,
                        finished -> finished.result().step())
                .containsExactly(Outcome.EXPIRED, "manager");
    }

    @Test
    void thePolicyDeniesWithItsReasons() {
        Walkthrough walk = request(100, "{\"outcome\": \"deny\", \"reasons\": [\"No.\", \"Never.\"]}")
                .approve("manager");

        assertThat(walk.finished().outcome()).isEqualTo(Outcome.DENIED);
        assertThat(walk.finished().result()).isEqualTo(new Result("policy-check", null, "No. Never."));
    }

    @Test
    void aFunctionThatKeepsFailingIsTriedAgainAndThenFailsTheRequest() {
        Walkthrough walk = request(100, "error: Boom")
                .approve("manager")
                .passTime()
                .passTime()
                .passTime();

        assertThat(walk.called()).hasSize(4);
        assertThat(walk.finished().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(walk.finished().result()).isEqualTo(new Result("policy-check", null, "Boom: it broke"));
    }

    @Test
    void anAnswerThatTheTemplateCannotReadFailsTheRequestWithoutCallingAgain() {
        Walkthrough walk =
                request(100, "{\"outcome\": \"deny\", \"reasons\": 7}").approve("manager");

        assertThat(walk.called()).hasSize(1);
        assertThat(walk.finished().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aConditionThatCannotBeEvaluatedFailsTheRequestAndSaysSo() {
        Walkthrough walk = Walkthrough.of(
                        TEMPLATE, "{\"amount\": {\"amount\": \"much\"}}", (function, payload) -> ALLOW)
                .approve("manager");

        assertThat(walk.finished().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(walk.finished().result().reason()).startsWith("States.QueryEvaluationError");
    }

    private static Walkthrough request(int amount, String policy) {
        return Walkthrough.of(
                TEMPLATE,
                "{\"amount\": {\"amount\": %d, \"currency\": \"EUR\"}, \"budget\": \"office\"}".formatted(amount),
                (function, payload) -> policy);
    }
}
