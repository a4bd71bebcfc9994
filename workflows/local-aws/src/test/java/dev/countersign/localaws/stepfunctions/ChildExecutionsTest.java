package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.TestDatabases;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import tools.jackson.databind.json.JsonMapper;

class ChildExecutionsTest {

    private final LocalStates aws = LocalStates.on(TestDatabases.fresh());
    private final String child = aws.machine("Ask", aws.callback("Ask", ""));

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void theOlderFormHasInputAndOutputAsText() {
        var execution = aws.start(parent(".sync", ""), "{}");
        aws.states.sendTaskSuccess(r -> r.taskToken(aws.receiveToken()).output("{\"a\":1}"));

        var output = JsonMapper.shared().readTree(aws.awaitEnd(execution).output());

        assertThat(output.get("Output").stringValue()).isEqualTo("{\"a\":1}");
        assertThat(output.get("Input").stringValue()).isEqualTo("{\"for\":\"child\"}");
        assertThat(output.get("Status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(output.has("RedriveCount")).isFalse();
    }

    @Test
    void theNewerFormHasThemAsJson() {
        var execution = aws.start(parent(".sync:2", ""), "{}");
        aws.states.sendTaskSuccess(r -> r.taskToken(aws.receiveToken()).output("{\"a\":1}"));

        var output = JsonMapper.shared().readTree(aws.awaitEnd(execution).output());

        assertThat(output.get("Output").get("a").intValue()).isEqualTo(1);
        assertThat(output.get("Input").get("for").stringValue()).isEqualTo("child");
    }

    @Test
    void aChildThatFailsFailsTheTask() {
        var execution = aws.start(parent(".sync", ""), "{}");
        aws.states.sendTaskFailure(r -> r.taskToken(aws.receiveToken()).error("Hiccup"));

        var ended = aws.awaitEnd(execution);

        assertThat(ended.error()).isEqualTo("States.TaskFailed");
        assertThat(JsonMapper.shared().readTree(ended.cause()).get("Error").stringValue())
                .isEqualTo("Hiccup");
    }

    @ParameterizedTest
    @ValueSource(strings = {".sync", ".sync:2"})
    void aChildIsStoppedWithItsParent(String way) {
        var execution = aws.start(parent(way, ""), "{}");
        aws.receiveToken();

        aws.states.stopExecution(r -> r.executionArn(execution));

        assertThat(aws.awaitEnd(childExecution()).status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void aChildIsStoppedWhenTheTaskTimesOut() {
        var execution = aws.start(parent(".sync:2", "\"TimeoutSeconds\":1,"), "{}");

        assertThat(aws.awaitEnd(execution).error()).isEqualTo("States.Timeout");
        assertThat(aws.awaitEnd(childExecution()).status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".waitForTaskToken"})
    void aChildThatNobodyWaitsForIsNotStopped(String way) {
        var execution = aws.start(parent(way, ""), "{}");
        aws.receiveToken();

        aws.states.stopExecution(r -> r.executionArn(execution));

        assertThat(aws.describe(childExecution()).status()).isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    void aStopThatIsNotDoneYetIsDoneAfterTheNextStart() throws SQLException {
        var database = TestDatabases.fresh();
        String execution;
        try (var before = LocalStates.on(database)) {
            execution = before.start(before.machine("Ask", before.callback("Ask", "")), "{}");
            before.receiveToken();
        }
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("insert into sfn_stop (execution, machine) select id, machine from sfn_execution");
        }
        try (var after = LocalStates.on(database)) {
            assertThat(after.awaitEnd(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
        }
    }

    private String childExecution() {
        LocalStates.await(
                "the start of the child",
                () -> !aws.states
                        .listExecutions(r -> r.stateMachineArn(child))
                        .executions()
                        .isEmpty());
        return aws.states.listExecutions(r -> r.stateMachineArn(child)).executions().stream()
                .map(ExecutionListItem::executionArn)
                .findFirst()
                .orElseThrow();
    }

    private String parent(String way, String fields) {
        return aws.machine("Start", """
                "Start":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution%s",%s"End":true,
                 "Arguments":{"StateMachineArn":"%s","Input":{"for":"child"}}}
                """.formatted(way, fields, child));
    }
}
