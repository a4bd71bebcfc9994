package dev.countersign.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.ExecutionStatus;
import org.junit.jupiter.api.Test;

class RedriveTest {

    private static final String TASK = """
            {"QueryLanguage": "JSONata", "StartAt": "First", "States": {
              "First": {"Type": "Pass", "Assign": {"kept": 1}, "Next": "Call"},
              "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {},
                       "Output": "{% $states.result & $kept %}", "End": true}}}""";

    @Test
    void aRedriveTakesUpTheTaskThatFailedAndNothingBeforeIt() {
        TestHost host = TestHost.start(TASK, "{}");
        host.fail(host.call().task(), "Broken", "no");
        assertThat(host.status()).isEqualTo(ExecutionStatus.FAILED);

        host.send(new Event.Redriven());
        assertThat(host.status()).isEqualTo(ExecutionStatus.RUNNING);
        host.succeed(host.call().task(), "'ok'");

        assertThat(host.output()).isEqualTo("\"ok1\"");
        assertThat(host.types())
                .containsSequence(
                        "ExecutionFailed", "ExecutionRedriven", "TaskScheduled", "TaskStarted", "TaskSucceeded");
    }

    @Test
    void theContextObjectTellsOfTheRedrive() {
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
    void aRedriveOfAStoppedWaitWaitsAgain() {
        TestHost host = TestHost.start(
                "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 9, \"End\": true}}}", "{}");
        host.send(new Event.Aborted(null, null));

        host.send(new Event.Redriven());
        host.passTime();

        assertThat(host.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aRedrivenParallelKeepsTheBranchesThatEndedWell() {
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
    void aRedrivenMapGoesOnWithTheItemsThatAreLeft() {
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
    void whatRunsOrSucceededCannotBeRedriven() {
        TestHost host = TestHost.start(TASK, "{}");
        assertThat(host.send(new Event.Redriven()).history()).isEmpty();
        host.succeed(host.call().task(), "'ok'");
        assertThat(host.send(new Event.Redriven()).history()).isEmpty();
    }
}
