package dev.countersign.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.Advance;
import dev.countersign.asl.TestHost;
import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.asl.event.HistoryEvent;
import dev.countersign.asl.event.HistoryEventType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TaskStateTest {

    private static final String APPROVAL = """
            {"QueryLanguage": "JSONata", "StartAt": "Ask", "States": {
              "Ask": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                      "Arguments": {"QueueUrl": "q", "MessageBody": {"token": "{% $states.context.Task.Token %}"}},
                      "TimeoutSeconds": 600, "HeartbeatSeconds": 60,
                      "Assign": {"by": "{% $states.result.by %}"},
                      "Output": {"outcome": "{% $states.result.outcome %}", "id": "{% $states.input.id %}"},
                      "Next": "Done"},
              "Done": {"Type": "Succeed", "Output": {"by": "{% $by %}", "seen": "{% $states.input %}"}}}}""";

    @Test
    void aCallbackGetsTheTokenThatTheCallCarriesAndEndsWithTheAnswer() {
        TestHost host = TestHost.start(APPROVAL, "{'id': 7}");
        Effect.CallService call = host.call();
        assertThat(call.arguments().at("/MessageBody/token").stringValue())
                .isEqualTo(call.token().orElseThrow());

        host.send(new Event.TaskSubmitted(call.task(), TestHost.json("{'MessageId': 'm'}")));
        host.succeed(call.task(), "{'outcome': 'APPROVED', 'by': 'marta'}");

        assertThat(host.output()).isEqualTo("{\"by\":\"marta\",\"seen\":{\"outcome\":\"APPROVED\",\"id\":7}}");
        assertThat(host.types())
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSubmitted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "SucceedStateEntered",
                        "SucceedStateExited",
                        "ExecutionSucceeded");
        assertThat(host.timers()).isEmpty();
    }

    @Test
    void historyShowsTheServiceTheActionAndBothClocks() {
        TestHost host = TestHost.start(APPROVAL, "{}");

        HistoryEvent scheduled = host.history().get(2);
        assertThat(scheduled.type()).isEqualTo(HistoryEventType.TASK_SCHEDULED);
        assertThat(scheduled.details().get("resourceType").stringValue()).isEqualTo("sqs");
        assertThat(scheduled.details().get("resource").stringValue()).isEqualTo("sendMessage.waitForTaskToken");
        assertThat(scheduled.details().get("region").stringValue()).isEqualTo("us-east-1");
        assertThat(scheduled.details().get("timeoutInSeconds").intValue()).isEqualTo(600);
        assertThat(scheduled.details().get("heartbeatInSeconds").intValue()).isEqualTo(60);
    }

    @Test
    void everyHeartbeatMovesTheHeartbeatClockAndWritesNoHistory() {
        TestHost host = TestHost.start(APPROVAL, "{}");
        host.wait(Duration.ofSeconds(50));

        Advance beat = host.send(new Event.TaskHeartbeat(host.call().task()));

        assertThat(beat.history()).isEmpty();
        assertThat(host.timers()).containsValue(TestHost.CONTEXT.startedAt().plusSeconds(110));
    }

    @Test
    void withoutHeartbeatsTheTaskTimesOut() {
        TestHost host = TestHost.start(APPROVAL, "{}");

        assertThat(host.passTime()).isTrue();

        assertThat(host.now()).isEqualTo(TestHost.CONTEXT.startedAt().plusSeconds(60));
        assertThat(host.execution().error()).contains("States.Timeout");
        assertThat(host.types()).endsWith("TaskTimedOut", "ExecutionFailed");
        assertThat(host.calls()).isEmpty();
        assertThat(host.timers()).isEmpty();
    }

    @Test
    void aHeartbeatTimeoutCanBeCaughtByItsOwnName() {
        TestHost host = TestHost.start(
                APPROVAL.replace(
                        "\"TimeoutSeconds\"",
                        "\"Catch\": [{\"ErrorEquals\": [\"States.HeartbeatTimeout\"], \"Next\": \"Done\","
                                + " \"Assign\": {\"by\": \"nobody\"}}], \"TimeoutSeconds\""),
                "{}");

        host.passTime();

        assertThat(host.output()).contains("\"by\":\"nobody\"").contains("States.Timeout");
    }

    @Test
    void anAnswerThatComesTooLateChangesNothing() {
        TestHost host = TestHost.start(APPROVAL, "{'id': 1}");
        long task = host.call().task();
        host.succeed(task, "{'outcome': 'APPROVED', 'by': 'marta'}");
        String before = host.execution().toJson();

        Advance late = host.fail(task, "Late", "too late");

        assertThat(late.history()).isEmpty();
        assertThat(late.effects()).isEmpty();
        assertThat(host.execution().toJson()).isEqualTo(before);
    }

    private static final String RETRIED = """
            {"QueryLanguage": "JSONata", "StartAt": "Call", "States": {
              "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": "{% $states.context.State.RetryCount %}",
                       "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 2, "BackoffRate": 3, "MaxAttempts": 3, "MaxDelaySeconds": 10},
                                 {"ErrorEquals": ["States.ALL"], "MaxAttempts": 0}],
                       "Catch": [{"ErrorEquals": ["States.TaskFailed"], "Output": "{% $states.errorOutput %}", "Next": "Caught"}],
                       "End": true},
              "Caught": {"Type": "Pass", "End": true}}}""";

    @Test
    void retriesComeAtGrowingIntervalsUpToTheLongestAndThenItIsCaught() {
        TestHost host = TestHost.start(RETRIED, "{}");
        for (int seconds : new int[] {2, 6, 10}) {
            var before = host.now();
            host.fail(host.call().task(), "Busy", "come again");
            assertThat(host.passTime()).isTrue();
            assertThat(Duration.between(before, host.now())).isEqualTo(Duration.ofSeconds(seconds));
        }
        assertThat(host.call().arguments().intValue()).isEqualTo(3);

        host.fail(host.call().task(), "Busy", "come again");

        assertThat(host.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(host.output()).isEqualTo("{\"Error\":\"Busy\",\"Cause\":\"come again\"}");
    }

    @Test
    void aRetrierWithNoAttemptsSendsTheErrorToTheCatchers() {
        TestHost host = TestHost.start(RETRIED, "{}");

        host.fail(host.call().task(), "Other", "no");

        assertThat(host.output()).isEqualTo("{\"Error\":\"Other\",\"Cause\":\"no\"}");
    }

    @Test
    void fullJitterStaysBelowTheInterval() {
        String jitter =
                RETRIED.replace("\"IntervalSeconds\": 2", "\"IntervalSeconds\": 9, \"JitterStrategy\": \"FULL\"");
        TestHost host = TestHost.start(jitter, "{}");
        var before = host.now();

        host.fail(host.call().task(), "Busy", "come again");
        host.passTime();

        assertThat(Duration.between(before, host.now())).isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void tooLargeAnAnswerFailsTheTask() {
        TestHost host = TestHost.start(RETRIED.replace("States.TaskFailed", "Unknown"), "{}");

        host.succeed(host.call().task(), '"' + "x".repeat(262_144) + '"');

        assertThat(host.execution().error()).contains("States.DataLimitExceeded");
    }
}
