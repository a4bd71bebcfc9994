package dev.countersign.asl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedriveTest {

    private static final String TASK = """
            {"QueryLanguage": "JSONata", "StartAt": "First", "States": {
              "First": {"Type": "Pass", "Assign": {"kept": 1}, "Next": "Call"},
              "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {},
                       "Output": "{% $states.result & $kept %}", "End": true}}}""";

    @Test
    void a_redrive_takes_up_the_task_that_failed_and_nothing_before_it() {
        TestHost host = TestHost.start(TASK, "{}");
        host.fail(host.call().task(), "Broken", "no");
        assertThat(host.status()).isEqualTo(Execution.Status.FAILED);

        host.send(new Event.Redriven());
        assertThat(host.status()).isEqualTo(Execution.Status.RUNNING);
        host.succeed(host.call().task(), "'ok'");

        assertThat(host.output()).isEqualTo("\"ok1\"");
        assertThat(host.types())
                .containsSequence(
                        "ExecutionFailed", "ExecutionRedriven", "TaskScheduled", "TaskStarted", "TaskSucceeded");
    }

    @Test
    void the_context_object_tells_of_the_redrive() {
        TestHost host = TestHost.start("""
                {"QueryLanguage": "JSONata", "StartAt": "T", "States": {
                  "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                        "Output": "{% [$states.context.Execution.RedriveCount, $states.context.Execution.RedriveTime] %}"}}}""", "{}");
        host.fail(host.call().task(), "Broken", "no");
        host.wait(java.time.Duration.ofSeconds(5));

        host.send(new Event.Redriven());
        host.succeed(host.call().task(), "'ok'");

        assertThat(host.output()).isEqualTo("[1,\"2026-01-01T00:00:05.000Z\"]");
    }

    @Test
    void a_redrive_of_a_stopped_wait_waits_again() {
        TestHost host = TestHost.start(
                "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 9, \"End\": true}}}", "{}");
        host.send(new Event.Aborted(null, null));

        host.send(new Event.Redriven());
        host.passTime();

        assertThat(host.status()).isEqualTo(Execution.Status.SUCCEEDED);
    }

    @Test
    void a_redriven_parallel_keeps_the_branches_that_ended_well() {
        TestHost host = TestHost.start("""
                {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}},
                  {"StartAt": "B", "States": {"B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}},
                  {"StartAt": "C", "States": {"C": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}]}}}""", "{}");
        host.succeed(host.calls().get(0).task(), "'a'");
        host.fail(host.calls().get(0).task(), "Broken", "no");
        assertThat(host.calls()).isEmpty();

        host.send(new Event.Redriven());
        assertThat(host.calls()).hasSize(2);
        host.succeed(host.calls().get(1).task(), "'c'");
        host.succeed(host.calls().get(0).task(), "'b'");

        assertThat(host.output()).isEqualTo("[\"a\",\"b\",\"c\"]");
    }

    @Test
    void a_redriven_map_goes_on_with_the_items_that_are_left() {
        TestHost host = TestHost.start("""
                {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "MaxConcurrency": 1, "ItemProcessor": {
                  "StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}}}}""", "[1, 2, 3]");
        host.succeed(host.call().task(), "'a'");
        host.fail(host.call().task(), "Broken", "no");

        host.send(new Event.Redriven());
        host.succeed(host.call().task(), "'b'");
        host.succeed(host.call().task(), "'c'");

        assertThat(host.output()).isEqualTo("[\"a\",\"b\",\"c\"]");
    }

    @Test
    void what_runs_or_succeeded_cannot_be_redriven() {
        TestHost host = TestHost.start(TASK, "{}");
        assertThat(host.send(new Event.Redriven()).history()).isEmpty();
        host.succeed(host.call().task(), "'ok'");
        assertThat(host.send(new Event.Redriven()).history()).isEmpty();
    }
}
