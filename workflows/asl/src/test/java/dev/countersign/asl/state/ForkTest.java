package dev.countersign.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.Effect;
import dev.countersign.asl.Execution;
import dev.countersign.asl.TestHost;
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
    void a_parallel_ends_with_the_outputs_in_the_order_of_its_branches() {
        TestHost host = TestHost.start(BOTH, "{}");
        Effect.CallService finance = host.calls().get(0);
        Effect.CallService budget = host.calls().get(1);

        host.succeed(budget.task(), "'budget says yes'");
        assertThat(host.status()).isEqualTo(Execution.Status.RUNNING);
        host.succeed(finance.task(), "'APPROVED'");

        assertThat(host.output()).isEqualTo("[\"APPROVED\",\"budget says yes\"]");
        assertThat(host.timers()).isEmpty();
    }

    @Test
    void a_branch_that_fails_cancels_the_others_and_can_be_caught() {
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
    void a_failed_task_of_a_branch_is_known_to_the_catcher_of_the_parallel_as_such() {
        TestHost host =
                TestHost.start(BOTH.replace("\"Denied\"], \"Output\"", "\"States.TaskFailed\"], \"Output\""), "{}");

        host.fail(host.calls().get(1).task(), "NoBudget", "none left");

        assertThat(host.output()).isEqualTo("{\"denied\":\"none left\"}");
    }

    @Test
    void more_failures_than_a_map_tolerates_are_an_error_of_their_own() {
        TestHost host = TestHost.start("""
                {"QueryLanguage": "JSONata", "StartAt": "Each", "States": {"Each": {"Type": "Map", "ToleratedFailureCount": 1, "End": true,
                  "ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Fail", "Error": "Broken"}}}}}}""", "[1, 2, 3]");

        assertThat(host.execution().error()).contains("States.ExceedToleratedFailureThreshold");
        assertThat(host.execution().cause()).contains("The specified tolerated failure threshold was exceeded");
        assertThat(host.types()).containsSubsequence("MapIterationFailed", "MapIterationFailed", "MapStateFailed");
    }

    @Test
    void tasks_that_began_together_time_out_together() {
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
    void a_map_runs_so_many_iterations_at_a_time_and_keeps_the_order_of_the_items() {
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
    void a_map_over_nothing_is_an_empty_array() {
        assertThat(TestHost.start(EACH, "{'names': []}").output()).isEqualTo("[]");
    }

    @Test
    void a_failed_iteration_fails_the_map_unless_that_is_tolerated() {
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
    void variables_inside_stay_inside_and_those_outside_can_be_read() {
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
