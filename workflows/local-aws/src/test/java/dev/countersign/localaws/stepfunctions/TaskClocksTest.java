package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.MovableClock;
import dev.countersign.localaws.TestDatabases;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

class TaskClocksTest {

    private final MovableClock clock = new MovableClock();
    private final LocalStates aws = LocalStates.on(TestDatabases.fresh(), clock, Map.of());

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void aTaskThatIsNotAnsweredInTimeFailsAndTheLateAnswerIsRefused() {
        var execution = aws.start(aws.machine("Ask", aws.callback("Ask", "\"TimeoutSeconds\":60,")), "{}");
        var token = aws.receiveToken();

        clock.pass(Duration.ofSeconds(60));

        var ended = aws.awaitEnd(execution);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("States.Timeout");
        assertThat(aws.count(execution, HistoryEventType.TASK_TIMED_OUT)).isEqualTo(1);
        assertThatThrownBy(
                        () -> aws.states.sendTaskSuccess(r -> r.taskToken(token).output("1")))
                .isInstanceOf(TaskTimedOutException.class)
                .hasMessageContaining("Task Timed Out: 'Provided task does not exist anymore'");
    }

    @Test
    void aHeartbeatKeepsATaskAliveAndItsAbsenceEndsIt() {
        var execution = aws.start(aws.machine("Ask", aws.callback("Ask", "\"HeartbeatSeconds\":60,")), "{}");
        var token = aws.receiveToken();
        int events = aws.history(execution).size();

        clock.pass(Duration.ofSeconds(50));
        aws.states.sendTaskHeartbeat(r -> r.taskToken(token));
        clock.pass(Duration.ofSeconds(50));
        aws.states.sendTaskHeartbeat(r -> r.taskToken(token));
        assertThat(aws.history(execution)).hasSize(events);

        clock.pass(Duration.ofSeconds(60));
        assertThat(aws.awaitEnd(execution).error()).isEqualTo("States.Timeout");
        assertThatThrownBy(() -> aws.states.sendTaskHeartbeat(r -> r.taskToken(token)))
                .isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void aHeartbeatOfATaskWithoutAHeartbeatClockIsTaken() {
        var execution = aws.start(aws.machine("Ask", aws.callback("Ask", "")), "{}");
        var token = aws.receiveToken();

        aws.states.sendTaskHeartbeat(r -> r.taskToken(token));
        aws.states.sendTaskSuccess(r -> r.taskToken(token).output("\"fine\""));

        assertThat(aws.describe(execution).output()).isEqualTo("\"fine\"");
    }

    @Test
    void anExecutionThatTakesTooLongIsTimedOutAsAWhole() {
        var execution = aws.start(
                aws.create("{\"QueryLanguage\":\"JSONata\",\"TimeoutSeconds\":30,\"StartAt\":\"Ask\",\"States\":{%s}}"
                        .formatted(aws.callback("Ask", ""))),
                "{}");

        clock.pass(Duration.ofSeconds(30));

        assertThat(aws.awaitEnd(execution).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    }

    @Test
    void aTimestampFinerThanAMillisecondIsWaitedForAndNotPassedBy() {
        var execution = aws.start(
                aws.machine(
                        "Wait",
                        "\"Wait\":{\"Type\":\"Wait\",\"Timestamp\":\"2026-03-02T09:00:10.000000001Z\",\"End\":true}"),
                "{}");

        clock.pass(Duration.ofSeconds(11));

        assertThat(aws.awaitEnd(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }
}
