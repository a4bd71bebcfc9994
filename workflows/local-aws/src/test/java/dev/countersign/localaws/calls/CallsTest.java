package dev.countersign.localaws.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.keys.AccessKey;
import dev.countersign.localaws.keys.Keys;
import dev.countersign.localaws.lambda.EventSource;
import dev.countersign.localaws.lambda.LocalFunction;
import dev.countersign.localaws.stepfunctions.engine.StatusEventRule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

@Timeout(60)
class CallsTest {

    private static final String REGION = "us-east-1:000000000000:";
    private static final String MACHINE = "arn:aws:states:" + REGION + "stateMachine:ask";
    private static final String ROLE = "arn:aws:iam::000000000000:role/states";

    private final List<Call> made = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final Keys keys = TestClients.KEYS.withRole("application");
    private LocalAws aws;
    private SqsClient owner;

    @BeforeEach
    void start() throws Exception {
        aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabases.fresh(), keys)
                .withFunctions(Map.of("echo", LocalFunction.of(() -> (input, output, context) -> {
                    events.add(new String(input.readAllBytes(), StandardCharsets.UTF_8));
                    output.write("{}".getBytes(StandardCharsets.UTF_8));
                })))
                .withEventSources(List.of(new EventSource("source", "echo", 10, true)))
                .withStatusEvents(StatusEventRule.ofFailures("failures"))
                .withCalls(CallRecorder.to(made::add)));
        owner = client(SqsClient.builder(), keys.access());
    }

    @AfterEach
    void stop() {
        owner.close();
        aws.close();
    }

    private <B extends AwsClientBuilder<B, C>, C> C client(B builder, AccessKey key) {
        return TestClients.client(builder, aws.endpoint(), TestClients.credentials(key));
    }

    private <B extends AwsClientBuilder<B, C>, C> C application(B builder) {
        return client(builder, keys.ofRole("application"));
    }

    @Test
    void anOperationIsNotedOnceForEachCallerAndResource() {
        var url = owner.createQueue(create -> create.queueName("mine")).queueUrl();
        try (var queues = application(SqsClient.builder());
                var secrets = application(SecretsManagerClient.builder());
                var functions = application(LambdaClient.builder())) {
            for (int times = 0; times < 3; times++) {
                queues.sendMessageBatch(send -> send.queueUrl(url)
                        .entries(List.of(SendMessageBatchRequestEntry.builder()
                                .id("1")
                                .messageBody("hello")
                                .build())));
            }
            secrets.createSecret(create -> create.name("a/b").secretString("x"));
            functions.invoke(invoke -> invoke.functionName("echo"));
        }

        assertThat(of("application"))
                .containsExactly(
                        Call.of("application", "sqs:SendMessage", "arn:aws:sqs:" + REGION + "mine"),
                        Call.of(
                                "application",
                                "secretsmanager:CreateSecret",
                                "arn:aws:secretsmanager:" + REGION + "secret:a/b-secret"),
                        Call.of("application", "lambda:InvokeFunction", "arn:aws:lambda:" + REGION + "function:echo"));
        assertThat(of(Keys.OWNER))
                .containsExactly(Call.of(Keys.OWNER, "sqs:CreateQueue", "arn:aws:sqs:" + REGION + "mine"));
    }

    @Test
    void stateMachinesCallWithTheirRoleAndAnswersAreForTheirTasks() throws Exception {
        var url = owner.createQueue(create -> create.queueName("tasks")).queueUrl();
        owner.createQueue(create -> create.queueName("failures"));
        try (var states = application(SfnClient.builder())) {
            var version = states.createStateMachine(create ->
                            create.name("ask").roleArn(ROLE).publish(true).definition("""
                                    {"QueryLanguage":"JSONata","StartAt":"Ask","States":{
                                     "Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                                      "Arguments":{"QueueUrl":"%s","MessageBody":"{%% $states.context.Task.Token %%}"},"Next":"Call"},
                                     "Call":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                                      "Arguments":{"FunctionName":"echo","Payload":{}},"Next":"Fail"},
                                     "Fail":{"Type":"Fail"}}}
                                    """.formatted(url)))
                    .stateMachineVersionArn();
            for (int times = 0; times < 2; times++) {
                states.startExecution(start -> start.stateMachineArn(version));
                var token = owner.receiveMessage(
                                receive -> receive.queueUrl(url).waitTimeSeconds(10))
                        .messages()
                        .getFirst()
                        .body();
                states.sendTaskHeartbeat(beat -> beat.taskToken(token));
                states.sendTaskSuccess(success -> success.taskToken(token).output("{}"));
                assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("{}");
            }
            states.listExecutions(list -> list.stateMachineArn(MACHINE))
                    .executions()
                    .forEach(one -> states.describeExecution(describe -> describe.executionArn(one.executionArn())));
        }

        assertThat(of("application"))
                .filteredOn(call -> !call.action().equals("states:DescribeExecution"))
                .containsExactlyInAnyOrder(
                        Call.of("application", "states:CreateStateMachine", MACHINE),
                        Call.of("application", "states:PublishStateMachineVersion", MACHINE),
                        new Call("application", "iam:PassRole", ROLE, "iam:PassedToService=states.amazonaws.com"),
                        Call.of("application", "states:StartExecution", MACHINE),
                        Call.of("application", "states:SendTaskHeartbeat", MACHINE),
                        Call.of("application", "states:SendTaskSuccess", MACHINE),
                        Call.of("application", "states:ListExecutions", MACHINE));
        assertThat(of("application"))
                .filteredOn(call -> call.action().equals("states:DescribeExecution"))
                .singleElement()
                .satisfies(call -> assertThat(call.resource()).contains(":execution:ask:"));
        assertThat(of(ROLE))
                .containsExactlyInAnyOrder(
                        Call.of(ROLE, "sqs:SendMessage", "arn:aws:sqs:" + REGION + "tasks"),
                        Call.of(ROLE, "lambda:InvokeFunction", "arn:aws:lambda:" + REGION + "function:echo"));
        awaitOneOf("events.amazonaws.com");
        assertThat(of("events.amazonaws.com"))
                .containsExactly(new Call(
                        "events.amazonaws.com",
                        "sqs:SendMessage",
                        "arn:aws:sqs:" + REGION + "failures",
                        "aws:SourceArn=arn:aws:events:" + REGION + "rule/status-events"));
    }

    @Test
    void servicesAndFunctionsThatTakeMessagesOnAreCallersThemselves() throws Exception {
        var queue = "arn:aws:sqs:" + REGION + "source";
        owner.createQueue(create -> create.queueName("source"));
        try (var topics = application(SnsClient.builder())) {
            var topic = topics.createTopic(create -> create.name("news")).topicArn();
            topics.subscribe(
                    subscribe -> subscribe.topicArn(topic).protocol("sqs").endpoint(queue));
            topics.publish(publish -> publish.topicArn(topic).message("hello"));

            assertThat(events.poll(20, TimeUnit.SECONDS)).contains("hello");
            awaitOneOf("echo");
            assertThat(of("application"))
                    .containsExactly(
                            Call.of("application", "sns:CreateTopic", topic),
                            Call.of("application", "sns:Subscribe", topic),
                            Call.of("application", "sns:Publish", topic));
            assertThat(of("sns.amazonaws.com"))
                    .containsExactly(new Call("sns.amazonaws.com", "sqs:SendMessage", queue, "aws:SourceArn=" + topic));
            assertThat(of("echo")).contains(Call.of("echo", "sqs:ReceiveMessage", queue));
        }
    }

    private void awaitOneOf(String caller) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (of(caller).isEmpty()) {
            assertThat(System.nanoTime()).as("time until a call of %s", caller).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private List<Call> of(String caller) {
        synchronized (made) {
            return made.stream().filter(call -> call.caller().equals(caller)).toList();
        }
    }
}
