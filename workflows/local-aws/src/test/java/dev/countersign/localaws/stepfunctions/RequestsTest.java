package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.TestDatabases;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveFilter;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
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
    void executionsAreListedNewestFirstInPagesAndByStatus() {
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
    void theMachineOfAnExecutionIsToldAsTheExecutionRunsIt() {
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
    void aDeletedMachineStartsNothingMoreAndLetsItsExecutionsEnd() {
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
    void aResourceThatNobodyProvidesIsRefusedWhenTheMachineIsCreated() {
        assertThatThrownBy(() -> aws.machine("Each", """
                        "Each":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"Put","States":{
                         "Put":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:putItem","Arguments":{},"End":true}}}}
                        """))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("arn:aws:states:::dynamodb:putItem is not recognized")
                .hasMessageContaining("/States/Each/ItemProcessor/States/Put/Resource");
    }

    @Test
    void namesInputsAndAnswersAreRefusedBeyondTheirLimits() {
        var machine = aws.machine("Ask", aws.callback("Ask", ""));
        var large = "\"" + "a".repeat(262_144) + "\"";

        assertThatThrownBy(() -> aws.states.startExecution(
                        r -> r.stateMachineArn(machine).name("n".repeat(81))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(
                        "at 'name' failed to satisfy constraint: Member must have length less than or equal to 80");
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
    void aSecondCreationMayNameAnotherRoleAndNothingElseThatIsNew() {
        var definition = "{\"StartAt\":\"Done\",\"States\":{%s}}".formatted(DONE);
        var first = aws.states.createStateMachine(r ->
                r.name("twice").roleArn("arn:aws:iam::000000000000:role/one").definition(definition));
        var second = aws.states.createStateMachine(r ->
                r.name("twice").roleArn("arn:aws:iam::000000000000:role/two").definition(definition));

        assertThat(second.stateMachineArn()).isEqualTo(first.stateMachineArn());
        assertThat(second.creationDate()).isEqualTo(first.creationDate());
        assertThat(aws.states
                        .describeStateMachine(r -> r.stateMachineArn(first.stateMachineArn()))
                        .roleArn())
                .endsWith("/one");
        assertThatThrownBy(() -> aws.states.createStateMachine(r -> r.name("twice")
                        .roleArn("arn:aws:iam::000000000000:role/one")
                        .definition(definition.replace("Done", "Over"))))
                .isInstanceOf(StateMachineAlreadyExistsException.class);
    }

    @Test
    void metadataAloneHaveNeitherDefinitionNorData() {
        var machine = aws.machine("Done", DONE);
        var execution = aws.start(machine, "{\"a\":1}");

        var told =
                aws.states.describeExecution(r -> r.executionArn(execution).includedData(IncludedData.METADATA_ONLY));

        assertThat(told.input()).isNull();
        assertThat(told.inputDetails().included()).isFalse();
        assertThat(aws.states
                        .describeStateMachine(r -> r.stateMachineArn(machine).includedData(IncludedData.METADATA_ONLY))
                        .definition())
                .isEqualTo("{}");
    }

    @Test
    void aDefinitionIsCheckedForEitherTypeOfMachine() {
        for (var type : List.of("STANDARD", "EXPRESS")) {
            var answer = aws.states.validateStateMachineDefinition(
                    r -> r.type(type).definition("{\"States\":{%s}}".formatted(DONE)));

            assertThat(answer.resultAsString()).isEqualTo("FAIL");
            assertThat(answer.diagnostics()).singleElement().satisfies(diagnostic -> {
                assertThat(diagnostic.message()).isEqualTo("These fields are required: [StartAt]");
                assertThat(diagnostic.location()).isEqualTo("/");
            });
        }
    }

    @Test
    void warningsAreToldToWhoAsksForThemAndNoMoreThanAskedFor() {
        var definition = """
                {"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"x":"$.a","y":"$.b"},"End":true}}}""";

        var silent = aws.states.validateStateMachineDefinition(r -> r.definition(definition));
        assertThat(silent.resultAsString()).isEqualTo("OK");
        assertThat(silent.diagnostics()).isEmpty();

        var told = aws.states.validateStateMachineDefinition(
                r -> r.definition(definition).severity("WARNING").maxResults(1));
        assertThat(told.resultAsString()).isEqualTo("OK");
        assertThat(told.truncated()).isTrue();
        assertThat(told.diagnostics()).singleElement().satisfies(warning -> {
            assertThat(warning.severityAsString()).isEqualTo("WARNING");
            assertThat(warning.code()).isEqualTo("NO_DOLLAR");
            assertThat(warning.location()).isEqualTo("/States/A/Parameters/x");
        });
    }

    @Test
    void aMachineWithoutAnEndIsRefusedWithNoPlace() {
        assertThatThrownBy(() -> aws.machine("A", "\"A\":{\"Type\":\"Pass\",\"Next\":\"A\"}"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(
                        "Invalid State Machine Definition: 'MISSING_END_STATE: Workflow has no terminal state at null'");
    }

    @Test
    void whatIsLeftOutIsRefusedByItsName() {
        var machine = aws.machine("Done", DONE);
        assertThatThrownBy(() -> aws.states.listExecutions(
                        r -> r.stateMachineArn(machine).redriveFilter(ExecutionRedriveFilter.REDRIVEN)))
                .isInstanceOf(ValidationException.class);

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
