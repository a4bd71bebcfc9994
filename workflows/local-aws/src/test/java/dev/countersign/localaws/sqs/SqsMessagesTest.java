package dev.countersign.localaws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;

class SqsMessagesTest extends AgainstSqs {
    @Test
    void aMessageComesAsItWasSentAndIsGoneOnceDeleted() {
        var sent = sqs.sendMessage(to -> to.queueUrl(queue).messageBody("Grüße & <b>bold</b> \"quoted\" 🙂\n"));

        var message = receiveOne();
        assertThat(message.messageId()).isEqualTo(sent.messageId());
        assertThat(message.body()).isEqualTo("Grüße & <b>bold</b> \"quoted\" 🙂\n");
        assertThat(message.md5OfBody()).isEqualTo(sent.md5OfMessageBody());

        sqs.deleteMessage(of -> of.queueUrl(queue).receiptHandle(message.receiptHandle()));
        clock.pass(Duration.ofMinutes(1));
        assertThat(receive()).isEmpty();
    }

    @Test
    void attributesAreAskedForByTheBeginningOfTheirName() {
        sqs.sendMessage(to -> to.queueUrl(queue)
                .messageBody("one")
                .messageAttributes(Map.of(
                        "Hello",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("x")
                                        .build(),
                        "World",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("y")
                                        .build())));

        assertThat(attributesOf("Hel.*")).containsExactly("Hello");
        assertThat(attributesOf("*")).containsExactlyInAnyOrder("Hello", "World");
        assertThat(attributesOf(".*")).containsExactlyInAnyOrder("Hello", "World");
        assertThat(attributesOf("Hel")).isEmpty();
    }

    private Iterable<String> attributesOf(String wanted) {
        return sqs.receiveMessage(
                        from -> from.queueUrl(queue).visibilityTimeout(0).messageAttributeNames(wanted))
                .messages()
                .getFirst()
                .messageAttributes()
                .keySet();
    }

    @Test
    void aRefusalSaysWhichValueOfWhichParameterItIs() {
        assertThatThrownBy(() -> sqs.receiveMessage(from -> from.queueUrl(queue).waitTimeSeconds(30)))
                .hasMessageContaining(
                        "Value 30 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.");
        assertThatThrownBy(() -> sqs.receiveMessage(from -> from.queueUrl(queue).maxNumberOfMessages(11)))
                .hasMessageContaining(
                        "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.");
        assertThatThrownBy(() -> sqs.sendMessage(
                        to -> to.queueUrl(queue).messageBody("x").delaySeconds(901)))
                .hasMessageContaining("Value 901 for parameter DelaySeconds is invalid. Reason: ");
    }

    @Test
    void aQueueSaysThatItIsEncrypted() {
        var told = sqs.getQueueAttributes(of -> of.queueUrl(queue).attributeNames(QueueAttributeName.ALL));

        assertThat(told.attributes()).containsEntry(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true");
    }

    @Test
    void aReceivedMessageIsHiddenUntilItsVisibilityTimeout() {
        send("one");

        receiveOne();
        clock.pass(Duration.ofSeconds(29));
        assertThat(receive()).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(receiveOne().attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
    }

    @Test
    void anOldReceiptHandleDeletesNothing() {
        send("one");
        var first = receiveOne();
        clock.pass(Duration.ofSeconds(30));
        receiveOne();

        sqs.deleteMessage(of -> of.queueUrl(queue).receiptHandle(first.receiptHandle()));

        clock.pass(Duration.ofSeconds(30));
        assertThat(receiveOne().body()).isEqualTo("one");
    }

    @Test
    void aReceiptHandleThatWasNeverGivenOutIsRefused() {
        assertThatThrownBy(() -> sqs.deleteMessage(of -> of.queueUrl(queue).receiptHandle("nonsense")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
    }

    @Test
    void visibilityCanBeProlongedAndEndedWhileInFlightOnly() {
        send("one");
        var message = receiveOne();

        sqs.changeMessageVisibility(
                of -> of.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(120));
        clock.pass(Duration.ofSeconds(60));
        assertThat(receive()).isEmpty();

        sqs.changeMessageVisibility(
                of -> of.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
        assertThatThrownBy(() -> sqs.changeMessageVisibility(of -> of.queueUrl(queue)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(10)))
                .isInstanceOf(MessageNotInflightException.class);
        assertThat(receiveOne().body()).isEqualTo("one");
    }

    @Test
    void attributesOfAllTypesPassTheDigestCheckOfTheSdk() {
        var attributes = Map.of(
                "text", text("héllo"),
                "number",
                        MessageAttributeValue.builder()
                                .dataType("Number.int")
                                .stringValue("-12.50")
                                .build(),
                "bytes",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, 1, -1}))
                                .build(),
                "order.id", text("7"));
        sqs.sendMessage(to -> to.queueUrl(queue).messageBody("one").messageAttributes(attributes));

        assertThat(receiveOne().messageAttributes()).isEqualTo(attributes);

        clock.pass(Duration.ofSeconds(30));
        assertThat(sqs.receiveMessage(from -> from.queueUrl(queue).messageAttributeNames("order.*", "number"))
                        .messages()
                        .getFirst()
                        .messageAttributes())
                .containsOnlyKeys("order.id", "number");
    }

    @Test
    void aDelayedMessageComesAfterItsDelay() {
        sqs.sendMessage(to -> to.queueUrl(queue).messageBody("later").delaySeconds(60));

        assertThat(receive()).isEmpty();
        assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .isEqualTo("1");
        clock.pass(Duration.ofSeconds(60));
        assertThat(receiveOne().body()).isEqualTo("later");
    }

    @Test
    void manyReceiversShareTheMessagesAndNoneComesTwice() throws Exception {
        var count = 200;
        for (int batch = 0; batch < count / 10; batch++) {
            var first = batch * 10;
            sqs.sendMessageBatch(to -> to.queueUrl(queue)
                    .entries(IntStream.range(first, first + 10)
                            .mapToObj(n -> entry("e" + n, "message " + n))
                            .toList()));
        }
        try (var receivers = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = IntStream.range(0, 8)
                    .mapToObj(n -> receivers.submit(() -> {
                        var bodies = new ArrayList<String>();
                        for (var got = receive(); !got.isEmpty(); got = receive()) {
                            got.forEach(message -> bodies.add(message.body()));
                        }
                        return bodies;
                    }))
                    .toList();
            var all = new ArrayList<String>();
            for (var result : results) {
                all.addAll(result.get(30, TimeUnit.SECONDS));
            }
            assertThat(all).hasSize(count).doesNotHaveDuplicates();
        }
    }

    @Test
    void aBatchReportsEachEntryByItself() {
        var result = sqs.sendMessageBatch(
                to -> to.queueUrl(queue).entries(entry("good", "hello"), entry("bad", "bell \u0007")));

        assertThat(result.successful()).extracting("id").containsExactly("good");
        assertThat(result.failed()).extracting("id").containsExactly("bad");
        assertThat(result.failed().getFirst().code()).isEqualTo("InvalidMessageContents");

        var message = receiveOne();
        var change = ChangeMessageVisibilityBatchRequestEntry.builder()
                .id("one")
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(60)
                .build();
        assertThat(sqs.changeMessageVisibilityBatch(of -> of.queueUrl(queue).entries(change))
                        .successful())
                .hasSize(1);
        var deletion = sqs.deleteMessageBatch(of -> of.queueUrl(queue)
                .entries(
                        DeleteMessageBatchRequestEntry.builder()
                                .id("one")
                                .receiptHandle(message.receiptHandle())
                                .build(),
                        DeleteMessageBatchRequestEntry.builder()
                                .id("two")
                                .receiptHandle("nonsense")
                                .build()));
        assertThat(deletion.successful()).extracting("id").containsExactly("one");
        assertThat(deletion.failed().getFirst().code()).isEqualTo("ReceiptHandleIsInvalid");
    }

    @Test
    void aBatchWithOneIdTwiceIsRefusedWhole() {
        assertThatThrownBy(() -> sqs.sendMessageBatch(
                        to -> to.queueUrl(queue).entries(entry("same", "one"), entry("same", "two"))))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        assertThat(receive()).isEmpty();
    }

    @Test
    void aMessageIsRefusedThatIsTooLongOrHoldsWhatXmlCannot() {
        create(Map.of());
        var small = create(Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024"));

        assertThatThrownBy(() -> sqs.sendMessage(to -> to.queueUrl(small).messageBody("x".repeat(1025))))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("must be shorter than 1024 bytes");
        assertThatThrownBy(() -> sqs.sendMessage(to -> to.queueUrl(queue).messageBody("\u0000")))
                .isInstanceOf(InvalidMessageContentsException.class);
        sqs.sendMessage(to -> to.queueUrl(queue).messageBody("\n".repeat(1 << 20)));
        assertThat(receiveOne().body()).hasSize(1 << 20);
    }

    @Test
    void messagesOutliveTheEndpoint() throws Exception {
        var database = TestDatabases.fresh();
        String url;
        try (var first = LocalAws.start(LocalAwsConfig.on(0, database, TestClients.KEYS));
                var client = TestClients.client(SqsClient.builder(), first.endpoint())) {
            url = client.createQueue(of -> of.queueName("kept")).queueUrl();
            client.sendMessage(to -> to.queueUrl(url).messageBody("still here"));
        }
        try (var second = LocalAws.start(LocalAwsConfig.on(0, database, TestClients.KEYS));
                var client = TestClients.client(SqsClient.builder(), second.endpoint())) {
            assertThat(client.receiveMessage(from -> from.queueUrl(url)).messages())
                    .extracting(Message::body)
                    .containsExactly("still here");
        }
    }
}
