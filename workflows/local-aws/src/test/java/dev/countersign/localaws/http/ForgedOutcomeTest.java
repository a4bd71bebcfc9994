package dev.countersign.localaws.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.keys.AccessKey;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Somebody on this machine, or a web page in a browser on it, tries to answer a task or to send a message without the access key. */
class ForgedOutcomeTest {

    private static final AccessKey KEY = TestClients.KEYS.access();
    private static final AccessKey GUESSED = new AccessKey(KEY.id(), "g".repeat(40));

    private LocalAws aws;
    private SfnClient states;
    private SqsClient queues;
    private String queue;
    private String execution;
    private String token;

    @BeforeEach
    void aTaskWaits() throws IOException {
        start(LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS));
    }

    private void start(LocalAwsConfig config) throws IOException {
        aws = LocalAws.start(config);
        states = TestClients.client(SfnClient.builder(), aws.endpoint());
        queues = TestClients.client(SqsClient.builder(), aws.endpoint());
        queue = queues.createQueue(of -> of.queueName("request-events")).queueUrl();
        var machine = states.createStateMachine(of -> of.name("approval")
                        .roleArn("arn:aws:iam::000000000000:role/r")
                        .definition("""
                                {"QueryLanguage":"JSONata","StartAt":"Ask","States":{"Ask":{"Type":"Task",
                                 "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","End":true,
                                 "Arguments":{"QueueUrl":"%s","MessageBody":"{%% $states.context.Task.Token %%}"}}}}
                                """.formatted(queue)))
                .stateMachineArn();
        execution = states.startExecution(of -> of.stateMachineArn(machine)).executionArn();
        token = receive();
    }

    @AfterEach
    void close() {
        states.close();
        queues.close();
        aws.close();
    }

    private String receive() {
        var message = queues.receiveMessage(of -> of.queueUrl(queue).waitTimeSeconds(10))
                .messages()
                .getFirst();
        queues.deleteMessage(of -> of.queueUrl(queue).receiptHandle(message.receiptHandle()));
        return message.body();
    }

    private RawRequest answer() {
        return RawRequest.json(
                aws.endpoint(),
                "AWSStepFunctions.SendTaskSuccess",
                "{\"taskToken\":\"%s\",\"output\":\"{}\"}".formatted(token));
    }

    private RawRequest message() {
        return RawRequest.json(
                aws.endpoint(),
                "AmazonSQS.SendMessage",
                "{\"QueueUrl\":\"%s\",\"MessageBody\":\"{}\"}".formatted(queue));
    }

    private void assertNothingHappened() {
        assertThat(states.describeExecution(of -> of.executionArn(execution)).status())
                .isEqualTo(ExecutionStatus.RUNNING);
        assertThat(queues.receiveMessage(of -> of.queueUrl(queue)).messages()).isEmpty();
    }

    @Test
    void whoeverHasTheKeyMay() throws Exception {
        assertThat(answer().signed(KEY, "states").send()).startsWith("HTTP/1.1 200");
        assertThat(states.describeExecution(of -> of.executionArn(execution)).status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void anUnsignedAnswerIsRefused() throws Exception {
        assertThat(answer().send()).startsWith("HTTP/1.1 400").contains("MissingAuthenticationTokenException");
        assertNothingHappened();
    }

    @Test
    void anAnswerSignedWithAnotherSecretIsRefused() throws Exception {
        assertThat(answer().signed(GUESSED, "states").send()).contains("InvalidSignatureException");
        assertNothingHappened();
    }

    @Test
    void aMessageWithoutASignatureIsRefused() throws Exception {
        assertThat(message().send()).startsWith("HTTP/1.1 400").contains("MissingAuthenticationTokenException");
        assertNothingHappened();
    }

    @Test
    void aForeignHostIsRefusedWhoeverSigned() throws Exception {
        for (var host : new String[] {
            "rebound.example:" + aws.endpoint().getPort(),
            "rebound.example",
            "127.0.0.1",
            "localhost:1",
            "127.0.0.1.nip.io"
        }) {
            assertThat(answer().with("Host", host).signed(KEY, "states").send())
                    .as(host)
                    .startsWith("HTTP/1.1 421")
                    .contains("not a name of this endpoint");
        }
        assertNothingHappened();
    }

    @Test
    void aPageIsRefusedWhoeverSigned() throws Exception {
        assertThat(answer().with("Origin", "https://page.example")
                        .signed(KEY, "states")
                        .send())
                .startsWith("HTTP/1.1 403");
        assertThat(answer().with("Origin", "null").signed(KEY, "states").send()).startsWith("HTTP/1.1 403");
        assertThat(answer().with("Sec-Fetch-Site", "cross-site")
                        .signed(KEY, "states")
                        .send())
                .startsWith("HTTP/1.1 403");
        assertThat(RawRequest.form(aws.endpoint(), "Action=CreateTopic&Version=2010-03-31&Name=t")
                        .with("Origin", "https://page.example")
                        .signed(KEY, "sns")
                        .send())
                .startsWith("HTTP/1.1 403");
        assertNothingHappened();
    }

    @Test
    void contentThatAPageMaySendWithoutAskingIsRefused() throws Exception {
        assertThat(answer().with("Content-Type", "text/plain")
                        .signed(KEY, "states")
                        .send())
                .startsWith("HTTP/1.1 415");
        assertThat(answer().with("Content-Type", "multipart/form-data; boundary=x")
                        .signed(KEY, "states")
                        .send())
                .startsWith("HTTP/1.1 415");
        assertNothingHappened();
    }

    @Test
    void theHistoryThatHoldsTheTokenIsShownToNobodyWithoutTheKey() throws Exception {
        var history = RawRequest.json(
                aws.endpoint(),
                "AWSStepFunctions.GetExecutionHistory",
                "{\"executionArn\":\"%s\"}".formatted(execution));

        assertThat(history.send()).startsWith("HTTP/1.1 400").doesNotContain(token);
        assertThat(history.signed(GUESSED, "states").send()).doesNotContain(token);
        assertThat(history.signed(KEY, "states").send())
                .startsWith("HTTP/1.1 200")
                .contains(token);
    }

    @Test
    void anAnswerThatWasRecordedIsOfNoUseForAnotherTask() throws Exception {
        var recorded = answer().signed(KEY, "states");
        assertThat(recorded.send()).startsWith("HTTP/1.1 200");

        assertThat(recorded.send()).startsWith("HTTP/1.1 400").contains("TaskTimedOut");
        assertThat(recorded.withBody("{\"taskToken\":\"%s\",\"output\":\"{}\"}".formatted("A".repeat(43)))
                        .send())
                .contains("InvalidSignatureException");
    }

    @Test
    void whereNoSignatureIsAskedForAPageIsRefusedAllTheSame() throws Exception {
        close();
        start(LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS).forAnybody());

        assertThat(answer().with("Origin", "http://127.0.0.1:8080").send()).startsWith("HTTP/1.1 403");
        assertThat(answer().with("Sec-Fetch-Site", "same-site").send()).startsWith("HTTP/1.1 403");
        assertThat(answer().with("Host", "rebound.example:" + aws.endpoint().getPort())
                        .send())
                .startsWith("HTTP/1.1 421");
        assertThat(answer().with("Content-Type", "text/plain").send()).startsWith("HTTP/1.1 415");
        assertNothingHappened();
        assertThat(answer().send()).startsWith("HTTP/1.1 200");
    }
}
