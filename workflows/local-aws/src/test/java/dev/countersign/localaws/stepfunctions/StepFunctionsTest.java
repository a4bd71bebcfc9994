package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class StepFunctionsTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/countersign-workflows";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final DataSource database = TestDatabases.fresh();
    private LocalAws aws = start();
    private SfnClient states = TestClients.client(SfnClient.builder(), aws.endpoint());
    private SqsClient queues = TestClients.client(SqsClient.builder(), aws.endpoint());
    private String queue = "";

    private LocalAws start() {
        try {
            return LocalAws.start(LocalAwsConfig.on(0, database, TestClients.KEYS));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void restart() {
        stop();
        aws = start();
        states = TestClients.client(SfnClient.builder(), aws.endpoint());
        queues = TestClients.client(SqsClient.builder(), aws.endpoint());
    }

    @BeforeEach
    void createQueue() {
        queue = queues.createQueue(r -> r.queueName("tasks")).queueUrl();
    }

    @AfterEach
    void stop() {
        states.close();
        queues.close();
        aws.close();
    }

    @Test
    void anExecutionWaitsForItsTokenAndEndsWithTheAnswer() {
        String execution = startCallback("{\"amount\":12000}");

        String token = receiveToken();
        states.sendTaskSuccess(r -> r.taskToken(token).output("{\"outcome\":\"APPROVED\"}"));

        var described = states.describeExecution(r -> r.executionArn(execution));
        assertThat(described.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(described.output()).isEqualTo("{\"outcome\":\"APPROVED\"}");
        assertThat(described.input()).isEqualTo("{\"amount\":12000}");
        assertThat(states.getExecutionHistory(r -> r.executionArn(execution)).events())
                .extracting(event -> event.type())
                .containsExactly(
                        HistoryEventType.EXECUTION_STARTED,
                        HistoryEventType.TASK_STATE_ENTERED,
                        HistoryEventType.TASK_SCHEDULED,
                        HistoryEventType.TASK_STARTED,
                        HistoryEventType.TASK_SUBMITTED,
                        HistoryEventType.TASK_SUCCEEDED,
                        HistoryEventType.TASK_STATE_EXITED,
                        HistoryEventType.EXECUTION_SUCCEEDED);
    }

    @Test
    void historyComesInPagesAndInBothOrders() {
        String execution = startCallback("{}");
        states.sendTaskSuccess(r -> r.taskToken(receiveToken()).output("1"));

        var forward =
                states
                        .getExecutionHistoryPaginator(
                                r -> r.executionArn(execution).maxResults(3))
                        .events()
                        .stream()
                        .map(event -> event.id())
                        .toList();
        var backward = states
                .getExecutionHistoryPaginator(
                        r -> r.executionArn(execution).maxResults(3).reverseOrder(true))
                .events()
                .stream()
                .map(event -> event.id())
                .toList();

        assertThat(forward).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(backward).containsExactly(8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void anExecutionThatWaitsOutlivesTheEndpoint() {
        String execution = startCallback("{}");
        String token = receiveToken();

        restart();
        states.sendTaskFailure(r -> r.taskToken(token).error("Denied").cause("too dear"));

        var described = states.describeExecution(r -> r.executionArn(execution));
        assertThat(described.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(described.error()).isEqualTo("Denied");
        assertThat(described.cause()).isEqualTo("too dear");
    }

    @Test
    void oneOfManyAnswersToATokenCounts() throws Exception {
        String execution = startCallback("{}");
        String token = receiveToken();

        long accepted;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> answers = IntStream.range(0, 16)
                    .<Callable<Boolean>>mapToObj(i -> () -> answers(token, i))
                    .toList();
            accepted = threads.invokeAll(answers).stream()
                    .filter(StepFunctionsTest::isTrue)
                    .count();
        }

        assertThat(accepted).isEqualTo(1);
        assertThat(states.describeExecution(r -> r.executionArn(execution)).status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThatThrownBy(() -> states.sendTaskHeartbeat(r -> r.taskToken(token)))
                .isInstanceOf(TaskTimedOutException.class)
                .hasMessageContaining("Task Timed Out: 'Provided task does not exist anymore'");
    }

    @Test
    void theSameStartAgainIsAnsweredTheSameAndAnyOtherIsRefused() {
        String machine = createCallback();
        var first = states.startExecution(
                r -> r.stateMachineArn(machine).name("one").input("{\"a\":1}"));
        var again = states.startExecution(
                r -> r.stateMachineArn(machine).name("one").input("{ \"a\": 1 }"));

        assertThat(again.executionArn()).isEqualTo(first.executionArn());
        assertThat(again.startDate()).isEqualTo(first.startDate());
        assertThatThrownBy(() -> states.startExecution(
                        r -> r.stateMachineArn(machine).name("one").input("{\"a\":2}")))
                .isInstanceOf(ExecutionAlreadyExistsException.class)
                .hasMessageContaining("Execution Already Exists: '" + first.executionArn() + "'");
        assertThat(states.listExecutions(r -> r.stateMachineArn(machine)).executions())
                .hasSize(1);
        assertThat(Messages.all(queues, queue))
                .as("messages of the one execution that there is")
                .hasSize(1);
    }

    @Test
    void aRunningExecutionStaysOnItsDefinitionAndAVersionOnItsOwn() {
        String machine = createPass("\"one\"");
        String version = states.publishStateMachineVersion(r -> r.stateMachineArn(machine))
                .stateMachineVersionArn();
        states.updateStateMachine(r -> r.stateMachineArn(machine).definition(pass("\"two\"")));

        assertThat(outputOf(machine)).isEqualTo("\"two\"");
        assertThat(outputOf(version)).isEqualTo("\"one\"");
        assertThat(states.listStateMachineVersions(r -> r.stateMachineArn(machine))
                        .stateMachineVersions())
                .extracting(listed -> listed.stateMachineVersionArn())
                .containsExactly(version);
    }

    @Test
    void aTimerThatFellDueWhileTheEndpointWasDownFiresAfterTheStart() {
        String machine = create("""
                {"QueryLanguage":"JSONata","StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":1,"End":true}}}
                """);
        String execution =
                states.startExecution(r -> r.stateMachineArn(machine)).executionArn();

        restart();

        awaitEnd(execution);
        assertThat(states.describeExecution(r -> r.executionArn(execution)).status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aStoppedExecutionIsAbortedAndItsTokenIsDead() {
        String execution = startCallback("{}");
        String token = receiveToken();

        states.stopExecution(r -> r.executionArn(execution).error("Withdrawn").cause("by the requester"));

        assertThat(states.describeExecution(r -> r.executionArn(execution)).status())
                .isEqualTo(ExecutionStatus.ABORTED);
        assertThatThrownBy(() -> states.sendTaskSuccess(r -> r.taskToken(token).output("1")))
                .isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void whatIsWrongIsRefusedInTheWordsOfTheService() {
        assertThatThrownBy(() -> create("{}"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED");
        assertThatThrownBy(() ->
                        states.sendTaskSuccess(r -> r.taskToken("nonsense").output("1")))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining("Invalid Token: 'Invalid token'");
        assertThatThrownBy(() -> states.startExecution(
                        r -> r.stateMachineArn("arn:aws:states:us-east-1:000000000000:stateMachine:nobody")))
                .isInstanceOf(StateMachineDoesNotExistException.class)
                .hasMessageContaining("State Machine Does Not Exist");
    }

    @Test
    void aParentWaitsForItsChildAndGetsItsOutput() {
        String child = createPass("{\"answer\": 42}");
        String parent = create("""
                {"QueryLanguage":"JSONata","StartAt":"Child","States":{"Child":{"Type":"Task",
                 "Resource":"arn:aws:states:::states:startExecution.sync:2",
                 "Arguments":{"StateMachineArn":"%s","Input":"{%% $states.input %%}"},
                 "Output":"{%% $states.result.Output.answer %%}","End":true}}}
                """.formatted(child));

        String execution = states.startExecution(r -> r.stateMachineArn(parent)).executionArn();

        awaitEnd(execution);
        assertThat(states.describeExecution(r -> r.executionArn(execution)).output())
                .isEqualTo("42");
    }

    @Test
    void aFailedExecutionGoesOnFromWhereItFailed() {
        String execution = startCallback("{}");
        states.sendTaskFailure(r -> r.taskToken(receiveToken()).error("Hiccup"));

        states.redriveExecution(r -> r.executionArn(execution));
        states.sendTaskSuccess(r -> r.taskToken(receiveToken()).output("\"well\""));

        var described = states.describeExecution(r -> r.executionArn(execution));
        assertThat(described.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(described.redriveCount()).isEqualTo(1);
    }

    private boolean answers(String token, int i) {
        try {
            states.sendTaskSuccess(r -> r.taskToken(token).output(Integer.toString(i)));
            return true;
        } catch (TaskTimedOutException late) {
            return false;
        }
    }

    private static boolean isTrue(Future<Boolean> answer) {
        return answer.resultNow();
    }

    private void awaitEnd(String execution) {
        LocalStates.await(
                "the end of " + execution,
                () -> states.describeExecution(r -> r.executionArn(execution)).status() != ExecutionStatus.RUNNING);
    }

    private String outputOf(String machine) {
        String execution =
                states.startExecution(r -> r.stateMachineArn(machine)).executionArn();
        return states.describeExecution(r -> r.executionArn(execution)).output();
    }

    private String startCallback(String input) {
        String machine = createCallback();
        return states.startExecution(r -> r.stateMachineArn(machine).input(input))
                .executionArn();
    }

    private String createCallback() {
        return create("""
                {"QueryLanguage":"JSONata","StartAt":"Ask","States":{"Ask":{"Type":"Task",
                 "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                 "Arguments":{"QueueUrl":"%s","MessageBody":{"token":"{%% $states.context.Task.Token %%}"}},
                 "End":true}}}
                """.formatted(queue));
    }

    private String createPass(String output) {
        return create(pass(output));
    }

    private static String pass(String output) {
        return """
                {"QueryLanguage":"JSONata","StartAt":"Pass","States":{"Pass":{"Type":"Pass","Output":%s,"End":true}}}
                """.formatted(output);
    }

    private String create(String definition) {
        return states.createStateMachine(r -> r.name("machine-" + NAMES.incrementAndGet())
                        .definition(definition)
                        .roleArn(ROLE))
                .stateMachineArn();
    }

    private String receiveToken() {
        List<Message> messages = queues.receiveMessage(
                        r -> r.queueUrl(queue).maxNumberOfMessages(1).waitTimeSeconds(10))
                .messages();
        assertThat(messages).hasSize(1);
        String body = messages.getFirst().body();
        queues.deleteMessage(
                r -> r.queueUrl(queue).receiptHandle(messages.getFirst().receiptHandle()));
        return body.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    }
}
