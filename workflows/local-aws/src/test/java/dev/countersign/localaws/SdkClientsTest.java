package dev.countersign.localaws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.lambda.LocalFunction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The SDK's clients with default settings, blocking and asynchronous. They check the MD5 digests of bodies and attributes themselves.
 */
class SdkClientsTest {

    private static final String DEFINITION = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String ROLE = "arn:aws:iam::000000000000:role/any";
    private static final int MANY = 7;

    private static LocalAws aws;

    @BeforeAll
    static void open() throws Exception {
        var echo = LocalFunction.of(() -> (input, output, _) -> input.transferTo(output));
        aws = LocalAws.start(
                LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS).withFunctions(Map.of("echo", echo)));
    }

    @AfterAll
    static void close() {
        aws.close();
    }

    private static final Map<String, MessageAttributeValue> ATTRIBUTES = Map.of(
            "text", value("String").stringValue("ñ 🙂").build(),
            "number", value("Number.amount").stringValue("-12.50").build(),
            "bytes",
                    value("Binary")
                            .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1, 7}))
                            .build());

    private static MessageAttributeValue.Builder value(String type) {
        return MessageAttributeValue.builder().dataType(type);
    }

    private static List<SendMessageBatchRequestEntry> entries() {
        return IntStream.range(0, MANY)
                .mapToObj(n -> SendMessageBatchRequestEntry.builder()
                        .id("entry-" + n)
                        .messageBody("body " + n)
                        .messageAttributes(ATTRIBUTES)
                        .build())
                .toList();
    }

    @Test
    void sqsBlocking() {
        try (var sqs = TestClients.client(SqsClient.builder(), aws.endpoint())) {
            IntStream.range(0, MANY).forEach(n -> sqs.createQueue(of -> of.queueName("blocking-" + n)));
            assertThat(sqs.listQueuesPaginator(
                                    of -> of.queueNamePrefix("blocking-").maxResults(3))
                            .queueUrls())
                    .hasSize(MANY);
            var queue = sqs.getQueueUrl(of -> of.queueName("blocking-0")).queueUrl();

            assertThat(sqs.sendMessageBatch(to -> to.queueUrl(queue).entries(entries()))
                            .successful())
                    .hasSize(MANY);
            var received = sqs.receiveMessage(
                            from -> from.queueUrl(queue).maxNumberOfMessages(10).messageAttributeNames("All"))
                    .messages();

            assertWhole(received);
            assertThat(sqs.deleteMessageBatch(of -> of.queueUrl(queue)
                                    .entries(received.stream()
                                            .map(message -> DeleteMessageBatchRequestEntry.builder()
                                                    .id(message.messageId())
                                                    .receiptHandle(message.receiptHandle())
                                                    .build())
                                            .toList()))
                            .successful())
                    .hasSize(MANY);
        }
    }

    @Test
    void sqsNotBlocking() {
        try (var sqs = TestClients.client(SqsAsyncClient.builder(), aws.endpoint());
                var batches = sqs.batchManager()) {
            var queue =
                    join(sqs.createQueue(of -> of.queueName("not-blocking"))).queueUrl();
            assertThat(join(sqs.sendMessageBatch(to -> to.queueUrl(queue).entries(entries())))
                            .successful())
                    .hasSize(MANY);
            assertWhole(join(sqs.receiveMessage(
                            from -> from.queueUrl(queue).maxNumberOfMessages(10).messageAttributeNames("All")))
                    .messages());

            var sent = IntStream.range(0, MANY)
                    .mapToObj(n -> batches.sendMessage(to -> to.queueUrl(queue).messageBody("gathered " + n)))
                    .toList();
            assertThat(sent.stream().map(SdkClientsTest::join)).hasSize(MANY);
        }
    }

    private static void assertWhole(List<Message> received) {
        assertThat(received).hasSize(MANY).allSatisfy(message -> {
            assertThat(message.body()).startsWith("body ");
            assertThat(message.messageAttributes()).isEqualTo(ATTRIBUTES);
        });
    }

    @Test
    void snsBlockingAndNot() {
        try (var sns = TestClients.client(SnsClient.builder(), aws.endpoint());
                var async = TestClients.client(SnsAsyncClient.builder(), aws.endpoint())) {
            var topic = sns.createTopic(of -> of.name("topic")).topicArn();
            IntStream.range(0, 101)
                    .forEach(n -> sns.subscribe(of -> of.topicArn(topic)
                            .protocol("sqs")
                            .endpoint("arn:aws:sqs:us-east-1:000000000000:subscriber-" + n)));

            assertThat(sns.listSubscriptionsByTopicPaginator(of -> of.topicArn(topic))
                            .subscriptions())
                    .hasSize(101);
            var entry = PublishBatchRequestEntry.builder().id("a").message("x").build();
            assertThat(sns.publishBatch(to -> to.topicArn(topic).publishBatchRequestEntries(entry))
                            .successful())
                    .hasSize(1);
            assertThat(join(async.publishBatch(to -> to.topicArn(topic).publishBatchRequestEntries(entry)))
                            .successful())
                    .hasSize(1);
            assertThat(join(async.getTopicAttributes(of -> of.topicArn(topic))).attributes())
                    .containsEntry("SubscriptionsConfirmed", "101");
        }
    }

    @Test
    void lambdaBlockingAndNot() {
        var payload = SdkBytes.fromString("{\"text\":\"ñ\"}", StandardCharsets.UTF_8);
        try (var lambda = TestClients.client(LambdaClient.builder(), aws.endpoint());
                var async = TestClients.client(LambdaAsyncClient.builder(), aws.endpoint())) {
            assertThat(lambda.invoke(of -> of.functionName("echo").payload(payload))
                            .payload())
                    .isEqualTo(payload);
            assertThat(join(async.invoke(of -> of.functionName("echo").payload(payload)))
                            .payload())
                    .isEqualTo(payload);
        }
    }

    @Test
    void stepFunctionsBlocking() {
        try (var states = TestClients.client(SfnClient.builder(), aws.endpoint())) {
            var machine = states.createStateMachine(
                            of -> of.name("blocking").roleArn(ROLE).definition(DEFINITION))
                    .stateMachineArn();
            var started = IntStream.range(0, MANY)
                    .mapToObj(_ -> states.startExecution(of -> of.stateMachineArn(machine))
                            .executionArn())
                    .toList();

            assertThat(states.listExecutionsPaginator(
                                    of -> of.stateMachineArn(machine).maxResults(3))
                            .executions())
                    .extracting(ExecutionListItem::executionArn)
                    .containsExactlyElementsOf(started.reversed());
            assertThat(states.getExecutionHistoryPaginator(
                                    of -> of.executionArn(started.getFirst()).maxResults(1))
                            .events())
                    .hasSize(4);
            assertThat(states.listStateMachinesPaginator(of -> of.maxResults(1)).stateMachines())
                    .anyMatch(listed -> listed.stateMachineArn().equals(machine));
        }
    }

    @Test
    void stepFunctionsNotBlocking() {
        try (var states = TestClients.client(SfnAsyncClient.builder(), aws.endpoint())) {
            var machine = join(states.createStateMachine(
                            of -> of.name("not-blocking").roleArn(ROLE).definition(DEFINITION)))
                    .stateMachineArn();
            var started = IntStream.range(0, MANY)
                    .mapToObj(_ -> states.startExecution(of -> of.stateMachineArn(machine)))
                    .map(SdkClientsTest::join)
                    .toList();

            var listed = new ConcurrentLinkedQueue<String>();
            join(states.listExecutionsPaginator(
                            of -> of.stateMachineArn(machine).maxResults(3))
                    .executions()
                    .subscribe(execution -> listed.add(execution.executionArn())));
            assertThat(listed).hasSameSizeAs(started);
            assertThat(join(states.describeExecution(
                                    of -> of.executionArn(started.getFirst().executionArn())))
                            .output())
                    .isEqualTo("{}");
        }
    }

    private static <T> T join(CompletableFuture<T> answer) {
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
