package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.MovableClock;
import dev.countersign.localaws.TestDatabases;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class RedriveTest {

    private final MovableClock clock = new MovableClock();
    private final LocalStates aws = LocalStates.on(TestDatabases.fresh(), clock, Map.of());

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void aFailedExecutionGoesOnInTheSameHistoryAndCountsHowOften() {
        var execution = failed(aws.machine("Ask", aws.callback("Ask", "")));
        assertThat(aws.describe(execution).redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);

        var redriven = aws.states.redriveExecution(r -> r.executionArn(execution));
        var running = aws.describe(execution);
        aws.states.sendTaskSuccess(r -> r.taskToken(aws.receiveToken()).output("\"well\""));

        assertThat(running.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(running.redriveCount()).isEqualTo(1);
        assertThat(running.redriveDate()).isEqualTo(redriven.redriveDate());
        assertThat(aws.describe(execution).output()).isEqualTo("\"well\"");
        var history = aws.history(execution);
        assertThat(history)
                .extracting(HistoryEvent::id)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, history.size()).boxed().toList());
        assertThat(history)
                .extracting(HistoryEvent::type)
                .containsSubsequence(
                        HistoryEventType.EXECUTION_FAILED,
                        HistoryEventType.EXECUTION_REDRIVEN,
                        HistoryEventType.TASK_SCHEDULED,
                        HistoryEventType.TASK_SUCCEEDED,
                        HistoryEventType.EXECUTION_SUCCEEDED);
    }

    @Test
    void aBranchThatSucceededIsNotDoneAgain() {
        var execution = aws.start(aws.machine("Both", """
                        "Both":{"Type":"Parallel","End":true,"Branches":[
                         {"StartAt":"Well","States":{"Well":{"Type":"Pass","Output":"fine","End":true}}},
                         {"StartAt":"Ask","States":{%s}}]}
                        """.formatted(aws.callback("Ask", ""))), "{}");
        aws.states.sendTaskFailure(r -> r.taskToken(aws.receiveToken()).error("Hiccup"));

        aws.states.redriveExecution(r -> r.executionArn(execution));
        aws.states.sendTaskSuccess(r -> r.taskToken(aws.receiveToken()).output("\"too\""));

        assertThat(aws.describe(execution).output()).isEqualTo("[\"fine\",\"too\"]");
        assertThat(aws.count(execution, HistoryEventType.PASS_STATE_ENTERED)).isEqualTo(1);
    }

    @Test
    void whatRunsOrSucceededIsNotRedriven() {
        var execution = aws.start(aws.machine("Ask", aws.callback("Ask", "")), "{}");
        assertThatThrownBy(() -> aws.states.redriveExecution(r -> r.executionArn(execution)))
                .isInstanceOf(ExecutionNotRedrivableException.class)
                .hasMessageContaining("Execution is RUNNING and cannot be redriven");

        aws.states.sendTaskSuccess(r -> r.taskToken(aws.receiveToken()).output("1"));
        assertThatThrownBy(() -> aws.states.redriveExecution(r -> r.executionArn(execution)))
                .isInstanceOf(ExecutionNotRedrivableException.class)
                .hasMessageContaining("Execution is SUCCEEDED and cannot be redriven");
    }

    @Test
    void afterFourteenDaysItIsTooLate() {
        var execution = failed(aws.machine("Ask", aws.callback("Ask", "")));

        clock.pass(Duration.ofDays(14).plusSeconds(1));

        var late = aws.describe(execution);
        assertThat(late.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
        assertThat(late.redriveStatusReason()).isEqualTo("Execution exceeded the redrivable period of 14 days");
        assertThatThrownBy(() -> aws.states.redriveExecution(r -> r.executionArn(execution)))
                .isInstanceOf(ExecutionNotRedrivableException.class);
    }

    private String failed(String machine) {
        var execution = aws.start(machine, "{}");
        aws.states.sendTaskFailure(r -> r.taskToken(aws.receiveToken()).error("Hiccup"));
        assertThat(aws.describe(execution).status()).isEqualTo(ExecutionStatus.FAILED);
        return execution;
    }
}
