package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.TestDatabases;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** No argument of a task is ignored: it is honoured, or refused by its name. */
class TaskArgumentsTest {

    private static final LocalStates AWS = LocalStates.on(TestDatabases.fresh());

    @AfterAll
    static void close() {
        AWS.close();
    }

    private static String task(String resource, String arguments) {
        return "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::%s\",\"Parameters\":{%s},\"End\":true}}}"
                .formatted(resource, arguments.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lambda:invoke | 'FunctionName': 'f', 'Pyload': {} | Pyload | is not supported by Step Functions",
                "sqs:sendMessage | 'QueueUrl': 'u', 'MessageBody': 'b', 'MessageSystemAttributes': {} | MessageSystemAttributes | of sqs:sendMessage is not supported by this endpoint",
                "sqs:sendMessage | 'QueueUrl': 'u', 'MessageBody': 'b', 'DelaySecond.$': '$.d' | DelaySecond.$ | is not supported by Step Functions",
                "sns:publish | 'PhoneNumber': '1', 'Message': 'm' | PhoneNumber | of sns:publish is not supported by this endpoint",
                "states:startExecution.sync:2 | 'StateMachineArn': 'a', 'TraceHeader': 'x' | TraceHeader | of states:startExecution is not supported by this endpoint",
            })
    void whatIsNotSupportedIsRefusedByItsNameWhenTheMachineIsCreatedAndWhenItIsValidated(
            String resource, String arguments, String name, String reason) {
        String definition = task(resource, arguments);
        String sentence = "The field \"" + name.replace(".$", "") + "\" " + reason;

        assertThatThrownBy(() -> AWS.create(definition))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("SCHEMA_VALIDATION_FAILED: " + sentence + " at /States/A/Parameters/" + name);
        var diagnostics = AWS.states
                .validateStateMachineDefinition(r -> r.definition(definition))
                .diagnostics();
        assertThat(diagnostics).singleElement().satisfies(one -> {
            assertThat(one.message()).isEqualTo(sentence);
            assertThat(one.location()).isEqualTo("/States/A/Parameters/" + name);
        });
    }

    @Test
    void anArgumentThatAnExpressionMadeIsRefusedWhenTheTaskIsCalled() {
        var machine = AWS.machine("A", """
                "A":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage",
                 "Arguments":"{% $merge([$states.input, {'MessageBody': 'b'}]) %}","End":true}""");
        var ended =
                AWS.awaitEnd(AWS.start(machine, "{\"QueueUrl\":\"" + AWS.tasks + "\",\"MessageSystemAttributes\":{}}"));

        assertThat(ended.error()).isEqualTo("States.Runtime");
        assertThat(ended.cause())
                .contains(
                        "could not be used to start the Task: [The field \"MessageSystemAttributes\" of sqs:sendMessage");
    }

    @Test
    void aMessageWithoutADelayOfItsOwnWaitsAsLongAsItsQueueSays() {
        var queue = AWS.queues
                .createQueue(r -> r.queueName("slow").attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "600")))
                .queueUrl();
        AWS.awaitEnd(AWS.start(
                AWS.create(task("sqs:sendMessage", "'QueueUrl': '" + queue + "', 'MessageBody': 'later'")), "{}"));

        var attributes = AWS.queues.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.ALL));
        assertThat(attributes.attributes())
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");
    }

    @Test
    void anExpressMachineCannotWaitForAToken() {
        var definition = task("sqs:sendMessage.waitForTaskToken", "'QueueUrl': 'u', 'MessageBody': 'b'");
        var answer = AWS.states.validateStateMachineDefinition(
                r -> r.definition(definition).type(StateMachineType.EXPRESS));

        assertThat(answer.resultAsString()).isEqualTo("FAIL");
        assertThat(answer.diagnostics()).singleElement().satisfies(one -> {
            assertThat(one.message())
                    .isEqualTo("Express state machine does not support '.waitForTaskToken' service integration");
            assertThat(one.location()).isEqualTo("/States/A/Resource");
        });
        assertThat(AWS.states
                        .validateStateMachineDefinition(r -> r.definition(definition))
                        .resultAsString())
                .isEqualTo("OK");
    }

    @Test
    void aResourceThatIsNotHereIsFoundByValidateToo() {
        var answer = AWS.states.validateStateMachineDefinition(r -> r.definition(task("glue:startJobRun", "")));

        assertThat(answer.resultAsString()).isEqualTo("FAIL");
        assertThat(answer.diagnostics().getFirst().message())
                .contains("The resource provided")
                .contains("glue:startJobRun");
    }

    @Test
    void aRoleIsAnArn() {
        assertThatThrownBy(() -> AWS.states.createStateMachine(r -> r.name("roleless")
                        .definition(task("sqs:sendMessage", ""))
                        .roleArn("me")))
                .isInstanceOf(InvalidArnException.class)
                .hasMessageContaining("Invalid Role Arn: 'me'");
    }
}
