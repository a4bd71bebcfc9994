package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.TestDatabases;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.ValidationException;

class RequestsTest {

    private static final String DONE = "\"Done\":{\"Type\":\"Pass\",\"End\":true}";

    private final LocalStates aws = LocalStates.on(TestDatabases.fresh());

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void executions_are_listed_newest_first_in_pages_and_by_status() {
        var machine = aws.machine("Ask", aws.callback("Ask", ""));
        var started =
                IntStream.range(0, 5).mapToObj(_ -> aws.start(machine, "{}")).toList();
        aws.states.stopExecution(r -> r.executionArn(started.get(1)));

        var pages = aws.states.listExecutionsPaginator(
                r -> r.stateMachineArn(machine).maxResults(2));
        assertThat(pages).hasSize(3);
        assertThat(pages.executions())
                .extracting(ExecutionListItem::executionArn)
                .containsExactlyElementsOf(started.reversed());
        assertThat(aws.states
                        .listExecutions(r -> r.stateMachineArn(machine).statusFilter(ExecutionStatus.ABORTED))
                        .executions())
                .extracting(ExecutionListItem::executionArn)
                .containsExactly(started.get(1));
        assertThat(aws.states
                        .listExecutions(r -> r.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING))
                        .executions())
                .hasSize(4);
        assertThat(aws.states
                        .listExecutions(r -> r.stateMachineArn(machine).statusFilter(ExecutionStatus.PENDING_REDRIVE))
                        .executions())
                .isEmpty();
    }

    @Test
    void the_machine_of_an_execution_is_told_as_the_execution_runs_it() {
        var machine = aws.machine("Ask", aws.callback("Ask", ""));
        var execution = aws.start(machine, "{}");
        aws.states.updateStateMachine(r -> r.stateMachineArn(machine)
                .definition("{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"Done\",\"States\":{%s}}".formatted(DONE)));

        var told = aws.states.describeStateMachineForExecution(r -> r.executionArn(execution));

        assertThat(told.stateMachineArn()).isEqualTo(machine);
        assertThat(told.definition()).contains("waitForTaskToken");
        assertThat(aws.states
                        .describeStateMachine(r -> r.stateMachineArn(machine))
                        .definition())
                .doesNotContain("waitForTaskToken");
    }

    @Test
    void a_deleted_machine_starts_nothing_more_and_lets_its_executions_end() {
        var machine = aws.machine("Ask", aws.callback("Ask", ""));
        var execution = aws.start(machine, "{}");

        aws.states.deleteStateMachine(r -> r.stateMachineArn(machine));

        assertThat(aws.states
                        .describeStateMachine(r -> r.stateMachineArn(machine))
                        .status())
                .isEqualTo(StateMachineStatus.DELETING);
        assertThatThrownBy(() -> aws.start(machine, "{}")).isInstanceOf(StateMachineDeletingException.class);
        aws.states.sendTaskSuccess(r -> r.taskToken(aws.receiveToken()).output("1"));
        assertThat(aws.describe(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void a_resource_that_nobody_provides_is_refused_when_the_machine_is_created() {
        assertThatThrownBy(() -> aws.machine("Each", """
                        "Each":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"Put","States":{
                         "Put":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:putItem","Arguments":{},"End":true}}}}
                        """))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("arn:aws:states:::dynamodb:putItem is not recognized")
                .hasMessageContaining("/States/Each/ItemProcessor/States/Put/Resource");
    }

    @Test
    void names_inputs_and_answers_are_refused_beyond_their_limits() {
        var machine = aws.machine("Ask", aws.callback("Ask", ""));
        var large = "\"" + "a".repeat(262_144) + "\"";

        assertThatThrownBy(() -> aws.states.startExecution(
                        r -> r.stateMachineArn(machine).name("n".repeat(81))))
                .isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> aws.states.startExecution(
                        r -> r.stateMachineArn(machine).name("a b")))
                .isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> aws.start(machine, large)).isInstanceOf(SfnException.class);
        assertThatThrownBy(() -> aws.start(machine, "{\"a\":")).isInstanceOf(InvalidExecutionInputException.class);
        assertThatThrownBy(() -> aws.start("arn:aws:sqs:us-east-1:000000000000:tasks", "{}"))
                .isInstanceOf(InvalidArnException.class);

        aws.start(machine, large.substring(0, 262_143) + "\"");
        var token = aws.receiveToken();
        assertThatThrownBy(
                        () -> aws.states.sendTaskSuccess(r -> r.taskToken(token).output("{")))
                .isInstanceOf(InvalidOutputException.class);
        assertThatThrownBy(
                        () -> aws.states.sendTaskSuccess(r -> r.taskToken(token).output(large)))
                .isInstanceOf(SfnException.class);
        assertThatThrownBy(() ->
                        aws.states.sendTaskSuccess(r -> r.taskToken(token + "x").output("1")))
                .isInstanceOf(InvalidTokenException.class);
        aws.states.sendTaskSuccess(r -> r.taskToken(token).output("1"));
    }

    @Test
    void what_is_left_out_is_refused_by_its_name() {
        assertThatThrownBy(() -> aws.states.createActivity(r -> r.name("print")))
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("Activities are not supported");
        assertThatThrownBy(() -> aws.states.createStateMachine(r -> r.name("express")
                        .type("EXPRESS")
                        .roleArn("arn:aws:iam::000000000000:role/any")
                        .definition("{}")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Express workflows are not supported");
    }
}
