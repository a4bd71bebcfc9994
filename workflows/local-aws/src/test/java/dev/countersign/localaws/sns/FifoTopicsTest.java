package dev.countersign.localaws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.MovableClock;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;

class FifoTopicsTest {

    private static final String QUEUES = "arn:aws:sqs:us-east-1:000000000000:";
    private static final MovableClock CLOCK = new MovableClock();

    private static LocalAws aws;
    private static SnsClient sns;
    private static SqsClient sqs;

    private String name;
    private String topic;
    private String queue;

    @BeforeAll
    static void open() throws IOException {
        aws = LocalAws.start(
                LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS).withClock(CLOCK));
        sns = TestClients.client(SnsClient.builder(), aws.endpoint());
        sqs = TestClients.client(SqsClient.builder(), aws.endpoint());
    }

    @AfterAll
    static void close() {
        sns.close();
        sqs.close();
        aws.close();
    }

    @BeforeEach
    void createTopicAndQueue() {
        name = "test-" + UUID.randomUUID();
        topic = sns.createTopic(of -> of.name(name + ".fifo").attributes(Map.of("FifoTopic", "true")))
                .topicArn();
        queue = sqs.createQueue(
                        of -> of.queueName(name + ".fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
    }

    private void subscribe(String queueName, boolean raw) {
        sns.subscribe(to -> to.topicArn(topic)
                .protocol("sqs")
                .endpoint(QUEUES + queueName)
                .attributes(Map.of("RawMessageDelivery", Boolean.toString(raw))));
    }

    private PublishResponse publish(String group, String message, @Nullable String deduplication) {
        return sns.publish(
                to -> to.topicArn(topic).message(message).messageGroupId(group).messageDeduplicationId(deduplication));
    }

    private static List<Message> receive(String queue) {
        return sqs.receiveMessage(from ->
                        from.queueUrl(queue).maxNumberOfMessages(10).messageSystemAttributeNamesWithStrings("All"))
                .messages();
    }

    @Test
    void aFifoQueueGetsTheMessagesInOrderWithTheirGroupAndId() {
        subscribe(name + ".fifo", true);

        var first = publish("a", "1", "d1");
        var second = publish("a", "2", "d2");

        var received = receive(queue);
        assertThat(received).extracting(Message::body).containsExactly("1", "2");
        assertThat(received.getFirst().attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "a")
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "d1");
        assertThat(first.sequenceNumber()).hasSize(20).isLessThan(second.sequenceNumber());
    }

    @Test
    void aRepeatedMessageIsAcceptedAndNotDeliveredForFiveMinutes() {
        sns.setTopicAttributes(of ->
                of.topicArn(topic).attributeName("ContentBasedDeduplication").attributeValue("true"));
        var standard = sqs.createQueue(of -> of.queueName(name)).queueUrl();
        subscribe(name, true);

        var first = publish("a", "same", null);
        var again = publish("b", "same", null);
        assertThat(again.messageId()).isEqualTo(first.messageId());
        assertThat(again.sequenceNumber()).isEqualTo(first.sequenceNumber());
        assertThat(receive(standard)).hasSize(1);

        CLOCK.pass(Duration.ofMinutes(6));
        assertThat(publish("a", "same", null).messageId()).isNotEqualTo(first.messageId());
    }

    @Test
    void theEnvelopeHasTheSequenceNumberAndNoSignature() throws Exception {
        subscribe(name + ".fifo", false);

        var published = publish("a", "1", "d1");

        var envelope = JsonMapper.shared().readTree(receive(queue).getFirst().body());
        assertThat(envelope.path("SequenceNumber").asString()).isEqualTo(published.sequenceNumber());
        assertThat(envelope.has("Signature")).isFalse();
    }

    @Test
    void aBatchTellsASequenceNumberForEachMessage() {
        subscribe(name + ".fifo", true);

        var answer = sns.publishBatch(to -> to.topicArn(topic)
                .publishBatchRequestEntries(
                        entry("one")
                                .messageGroupId("a")
                                .messageDeduplicationId("1")
                                .build(),
                        entry("none").build(),
                        entry("two")
                                .messageGroupId("a")
                                .messageDeduplicationId("2")
                                .build()));

        assertThat(answer.successful()).extracting(one -> one.id()).containsExactly("one", "two");
        assertThat(answer.successful())
                .allSatisfy(one -> assertThat(one.sequenceNumber()).hasSize(20));
        assertThat(answer.failed())
                .singleElement()
                .satisfies(failed -> assertThat(failed.message())
                        .isEqualTo("Invalid parameter: The MessageGroupId parameter is required for FIFO topics"));
        assertThat(receive(queue)).extracting(Message::body).containsExactly("one", "two");
    }

    private static PublishBatchRequestEntry.Builder entry(String id) {
        return PublishBatchRequestEntry.builder().id(id).message(id);
    }

    @Test
    void whatOneTypeOfTopicDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> publish("a", "x", null))
                .hasMessageContaining(
                        "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        assertThatThrownBy(() -> sns.createTopic(of -> of.name("x.fifo")))
                .hasMessageContaining("Invalid parameter: Topic Name");
        assertThatThrownBy(() -> sns.createTopic(of -> of.name("x").attributes(Map.of("FifoTopic", "true"))))
                .hasMessageContaining("Fifo Topic names must end with .fifo");
        assertThatThrownBy(() -> sns.subscribe(to -> to.topicArn(topic)
                        .protocol("lambda")
                        .endpoint("arn:aws:lambda:us-east-1:000000000000:function:f")))
                .hasMessageContaining("Please use FIFO SQS queue");

        topic = sns.createTopic(of -> of.name(name)).topicArn();
        assertThatThrownBy(() -> subscribe(name + ".fifo", true))
                .hasMessageContaining("FIFO SQS Queues can not be subscribed to standard SNS topics");
        assertThatThrownBy(() -> publish("a", "x", "d"))
                .hasMessageContaining(
                        "MessageGroupId Reason: The request includes MessageGroupId parameter that is not valid for this topic type");
    }

    @Test
    void aTopicTellsThatItIsFifo() {
        assertThat(sns.getTopicAttributes(of -> of.topicArn(topic)).attributes())
                .containsEntry("FifoTopic", "true")
                .containsEntry("ContentBasedDeduplication", "false");
        assertThat(sns.createTopic(of -> of.name(name + ".fifo").attributes(Map.of("FifoTopic", "true")))
                        .topicArn())
                .isEqualTo(topic);
    }
}
