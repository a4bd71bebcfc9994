package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.lambda.LocalFunction;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** What {@code TestState} does beyond what was recorded on AWS. */
class StateTestsTest {

    private static final String PUBLISH = """
            {"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage",
             "Parameters":{"QueueUrl":"%s","MessageBody.$":"$.word"},"ResultPath":"$.sent","Next":"Later"}
            """;

    private final CountDownLatch never = new CountDownLatch(1);

    private final LocalStates aws = LocalStates.on(
            TestDatabases.fresh(), Clock.systemUTC(), Map.of("endless", LocalFunction.of(() -> (_, _, _) -> {
                try {
                    never.await();
                } catch (InterruptedException cutOff) {
                    Thread.currentThread().interrupt();
                }
            })));

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void aTaskWithoutAMockCallsItsService() {
        var report = test(r -> r.definition(PUBLISH.formatted(aws.tasks)).input("{\"word\":\"hello\"}"));

        assertThat(report.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
        assertThat(report.nextState()).isEqualTo("Later");
        assertThat(report.output()).startsWith("{\"word\":\"hello\",\"sent\":{").contains("MessageId");
        assertThat(report.inspectionData()).isNull();
        assertThat(aws.receive(aws.tasks)).isEqualTo("hello");
    }

    @Test
    void aTaskStartsAnotherExecution() {
        var machine = aws.machine("A", "\"A\":{\"Type\":\"Succeed\"}");

        var report = test(r -> r.definition("""
                {"Type":"Task","QueryLanguage":"JSONata","Resource":"arn:aws:states:::states:startExecution",
                 "Arguments":{"StateMachineArn":"%s","Input":{"a":1}},"Output":"{%% $states.result.ExecutionArn %%}","End":true}
                """.formatted(machine)));

        var ended = aws.awaitEnd(report.output().replace("\"", ""));
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.input()).isEqualTo("{\"a\":1}");
    }

    @Test
    void aCallThatTakesLongerThanTheTaskMayFailsWithATimeout() {
        var report =
                test(r -> r.inspectionLevel(InspectionLevel.DEBUG).definition("""
                {"Type":"Task","Resource":"%sendless","TimeoutSeconds":1,"End":true,
                 "Catch":[{"ErrorEquals":["States.Timeout"],"ResultPath":"$.error","Next":"Late"}]}
                """.formatted(LocalStates.FUNCTIONS)));

        assertThat(report.status()).isEqualTo(TestExecutionStatus.CAUGHT_ERROR);
        assertThat(report.error()).isEqualTo("States.Timeout");
        assertThat(report.nextState()).isEqualTo("Late");
        assertThat(report.inspectionData().errorDetails().catchIndex()).isZero();
    }

    @Test
    void aMapTellsTheInputsOfItsIterationsAndBatches() {
        var report = test(r -> r.inspectionLevel(InspectionLevel.DEBUG)
                .input("{\"list\":[1,2,3]}")
                .mock(m -> m.result("[4,5]"))
                .definition("""
                {"Type":"Map","ItemsPath":"$.list","ItemSelector":{"n.$":"$$.Map.Item.Value"},
                 "ItemBatcher":{"MaxItemsPerBatch":2},"ResultPath":"$.sums","End":true,
                 "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
                  "StartAt":"A","States":{"A":{"Type":"Succeed"}}}}
                """));

        assertThat(report.output()).isEqualTo("{\"list\":[1,2,3],\"sums\":[4,5]}");
        assertThat(report.inspectionData().afterItemSelector()).isEqualTo("[{\"n\":1},{\"n\":2},{\"n\":3}]");
        assertThat(report.inspectionData().afterItemBatcher())
                .isEqualTo("[{\"Items\":[{\"n\":1},{\"n\":2}]},{\"Items\":[{\"n\":3}]}]");
    }

    @Test
    void aWaitDoesNotWaitAndAnAssignmentIsTold() {
        var report = test(r ->
                r.inspectionLevel(InspectionLevel.TRACE).variables("{\"a\":1}").definition("""
                {"Type":"Wait","QueryLanguage":"JSONata","Seconds":86400,"Assign":{"b":"{% $a + 1 %}"},"Next":"B"}
                """));

        assertThat(report.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
        assertThat(report.inspectionData().variables()).isEqualTo("{\"a\":1,\"b\":2}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage.waitForTaskToken','End':true} | '.waitForTaskToken' when a mock is not",
                "{'Type':'Task','Resource':'arn:aws:states:::dynamodb:putItem','End':true} | dynamodb:putItem is not recognized",
                "{'Type':'Pass','Nap':true,'End':true} | Field 'Nap' is not supported at /States/StateName",
                "{'StartAt':'A','States':{}} | These fields are required: [Type]",
                "[] | at /States/StateName",
                "{ | JSON",
            })
    void whatCannotBeTestedIsRefusedAsADefinition(String definition, String why) {
        assertThatThrownBy(() -> test(r -> r.definition(definition.replace('\'', '"'))))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(why);
    }

    @Test
    void settingsThatDoNotFitAreRefusedByName() {
        var pass = "{\"Type\":\"Pass\",\"End\":true}";

        assertRefused(r -> r.definition(PUBLISH.formatted(aws.tasks)).roleArn(null), "RoleArn must be specified");
        assertRefused(
                r -> r.definition(pass).stateConfiguration(c -> c.retrierRetryCount(1)), "RetrierRetryCount when");
        assertRefused(r -> r.definition(pass).context("{\"Map\":{}}"), "'Map' field is not supported");
        assertRefused(r -> r.definition(pass).variables("[]"), "Variables must be a JSON object");
        assertRefused(r -> r.definition(pass).input("{"), "Invalid State Machine Execution Input");
        assertRefused(r -> r.definition(pass).revealSecrets(true), "revealSecrets is not supported");
        assertRefused(
                r -> r.definition(PUBLISH.formatted(aws.tasks)).mock(m -> m.result("{\"MessageId\":1}")),
                "Field 'MessageId' must be a string");
    }

    private void assertRefused(Consumer<TestStateRequest.Builder> request, String why) {
        assertThatThrownBy(() -> test(request)).isInstanceOf(SfnException.class).hasMessageContaining(why);
    }

    private TestStateResponse test(Consumer<TestStateRequest.Builder> request) {
        return aws.states.testState(r -> request.accept(r.roleArn("arn:aws:iam::000000000000:role/any")));
    }
}
