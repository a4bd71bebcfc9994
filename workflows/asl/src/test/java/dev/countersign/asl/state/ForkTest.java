package dev.countersign.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.TestHost;
import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.ExecutionStatus;
import org.junit.jupiter.api.Test;

class ForkTest {

    private static final String BOTH = """
            {"QueryLanguage": "JSONata", "StartAt": "Both", "States": {
              "Both": {"Type": "Parallel", "End": true,
                "Catch": [{"ErrorEquals": ["Denied"], "Output": {"denied": "{% $states.errorOutput.Cause %}"}, "Next": "No"}],
                "Branches": [
                  {"StartAt": "Finance", "States": {
                    "Finance": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Arguments": {"who": "finance"}, "TimeoutSeconds": 60, "Next": "Verdict"},
                    "Verdict": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input = 'DENIED' %}", "Next": "Deny"}], "Default": "Agreed"},
                    "Agreed": {"Type": "Succeed"},
                    "Deny": {"Type": "Fail", "Error": "Denied", "Cause": "{% 'by finance' %}"}}},
                  {"StartAt": "Budget", "States": {
                    "Budget": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Arguments": {"who": "budget"}, "TimeoutSeconds": 60, "End": true}}}]},
              "No": {"Type": "Pass", "End": true}}}""";

    @Test
    void aParallelEndsWithTheOutputsInTheOrderOfItsBranches() {
        TestHost host = TestHost.start(BOTH, "{}");
        Effect.CallService finance = host.calls().get(0);
        Effect.CallService budget = host.calls().get(1);

        host.succeed(budget.task(), "'budget says yes'");
        assertThat(host.status()).isEqualTo(ExecutionStatus.RUNNING);
        host.succeed(finance.task(), "'APPROVED'");

        assertThat(host.output()).isEqualTo("[\"APPROVED\",\"budget says yes\"]");
        assertThat(host.timers()).isEmpty();
    }

    @Test
    void aBranchThatFailsCancelsTheOthersAndCanBeCaught() {
        TestHost host = TestHost.start(BOTH, "{}");

        host.succeed(host.calls().get(0).task(), "'DENIED'");

        assertThat(host.output()).isEqualTo("{\"denied\":\"by finance\"}");
        assertThat(host.calls()).isEmpty();
        assertThat(host.timers()).isEmpty();
        assertThat(host.types())
                .containsSubsequence(
                        "FailStateEntered", "TaskStateAborted", "ParallelStateFailed", "ParallelStateExited");
    }

    @Test
    void aFailedTaskOfABranchIsKnownToTheCatcherOfTheParallelAsSuch() {
        TestHost host =
                TestHost.start(BOTH.replace("\"Denied\"], \"Output\"", "\"States.TaskFailed\"], \"Output\""), "{}");

        host.fail(host.calls().get(1).task(), "NoBudget", "none left");

        assertThat(host.output()).isEqualTo("{\"denied\":\"none left\"}");
    }

    @Test
    void moreFailuresThanAMapToleratesAreAnErrorOfTheirOwn() {
        TestHost host = TestHost.start("""
                {"QueryLanguage": "JSONata", "StartAt": "Each", "States": {"Each": {"Type": "Map", "ToleratedFailureCount": 1, "End": true,
                  "ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Fail", "Error": "Broken"}}}}}}""", "[1, 2, 3]");

        assertThat(host.execution().error()).contains("States.ExceedToleratedFailureThreshold");
        assertThat(host.execution().cause()).contains("The specified tolerated failure threshold was exceeded");
        assertThat(host.types()).containsSubsequence("MapIterationFailed", "MapIterationFailed", "MapStateFailed");
    }

    @Test
    void aNegativeToleranceEndsTheExecution() {
        TestHost host = TestHost.start("""
                {"StartAt": "Each", "States": {"Each": {"Type": "Map", "ItemsPath": "$.a", "ToleratedFailureCountPath": "$.n", "End": true,
                  "ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}}}}""", "{'a': [1], 'n': -1}");

        assertThat(host.execution().error()).contains("States.Runtime");
        assertThat(host.types()).endsWith("MapStateEntered", "MapStateStarted", "ExecutionFailed");
    }

    @Test
    void tasksThatBeganTogetherTimeOutTogether() {
        TestHost host = TestHost.start("""
                {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "A", "States": {
                  "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 5, "End": true}}}}}}""", "[1, 2, 3]");

        host.passTime();

        assertThat(host.execution().error()).contains("States.Timeout");
        assertThat(host.types().stream().filter("TaskTimedOut"::equals)).hasSize(3);
        assertThat(host.types().stream().filter("TaskStateAborted"::equals)).hasSize(3);
        assertThat(host.timers()).isEmpty();
    }

    private static final String EACH = """
            {"QueryLanguage": "JSONata", "StartAt": "Each", "States": {
              "Each": {"Type": "Map", "Items": "{% $states.input.names %}", "MaxConcurrency": 2, "End": true,
                "ItemSelector": {"name": "{% $states.context.Map.Item.Value %}", "place": "{% $states.context.Map.Item.Index %}"},
                "ItemProcessor": {"StartAt": "Ask", "States": {
                  "Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": "{% $states.input %}",
                          "Output": "{% $states.context.Map.Item.Value & ':' & $states.result %}", "End": true}}}}}}""";

    @Test
    void aMapRunsSoManyIterationsAtATimeAndKeepsTheOrderOfTheItems() {
        TestHost host = TestHost.start(EACH, "{'names': ['a', 'b', 'c']}");
        assertThat(host.calls()).hasSize(2);
        assertThat(host.calls().get(1).arguments().toString()).isEqualTo("{\"name\":\"b\",\"place\":1}");

        host.succeed(host.calls().get(1).task(), "'2'");
        assertThat(host.calls()).hasSize(2);
        host.succeed(host.calls().get(1).task(), "'3'");
        host.succeed(host.call().task(), "'1'");

        assertThat(host.output()).isEqualTo("[\"a:1\",\"b:2\",\"c:3\"]");
    }

    @Test
    void aMapOverNothingIsAnEmptyArray() {
        assertThat(TestHost.start(EACH, "{'names': []}").output()).isEqualTo("[]");
    }

    @Test
    void aFailedIterationFailsTheMapUnlessThatIsTolerated() {
        TestHost strict = TestHost.start(EACH, "{'names': ['a', 'b', 'c']}");
        strict.fail(strict.call().task(), "Broken", "no");
        assertThat(strict.execution().error()).contains("Broken");
        assertThat(strict.types())
                .contains("MapIterationFailed", "MapIterationAborted", "TaskStateAborted", "MapStateFailed");

        TestHost tolerant = TestHost.start(
                EACH.replace("\"MaxConcurrency\": 2", "\"ToleratedFailureCount\": 1"), "{'names': ['a', 'b']}");
        tolerant.fail(tolerant.call().task(), "Broken", "no");
        tolerant.succeed(tolerant.call().task(), "'2'");
        assertThat(tolerant.output()).isEqualTo("[{\"Error\":\"Broken\",\"Cause\":\"no\"},\"b:2\"]");
    }

    @Test
    void variablesInsideStayInsideAndThoseOutsideCanBeRead() {
        TestHost host = TestHost.start("""
                {"QueryLanguage": "JSONata", "StartAt": "Set", "States": {
                  "Set": {"Type": "Pass", "Assign": {"rate": 3}, "Next": "Each"},
                  "Each": {"Type": "Map", "Items": [1, 2], "Next": "After", "ItemProcessor": {"StartAt": "Times", "States": {
                    "Times": {"Type": "Pass", "Assign": {"inner": "{% $rate * $states.input %}"}, "Next": "Say"},
                    "Say": {"Type": "Pass", "Output": "{% $inner %}", "End": true}}}},
                  "After": {"Type": "Pass", "Output": {"products": "{% $states.input %}", "inner": "{% $exists($inner) %}"}, "End": true}}}""", "{}");

        assertThat(host.output()).isEqualTo("{\"products\":[3,6],\"inner\":false}");
    }
}
