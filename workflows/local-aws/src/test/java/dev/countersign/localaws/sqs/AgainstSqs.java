package dev.countersign.localaws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.MovableClock;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A test with an endpoint for its class and a queue for each of its methods. */
abstract class AgainstSqs {

    static final MovableClock clock = new MovableClock();
    static LocalAws aws;
    static SqsClient sqs;

    String queue;

    @BeforeAll
    static void open() throws Exception {
        aws = LocalAws.start(
                LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS).withClock(clock));
        sqs = TestClients.client(SqsClient.builder(), aws.endpoint());
    }

    @AfterAll
    static void close() {
        sqs.close();
        aws.close();
    }

    @BeforeEach
    void createQueue() {
        queue = create(Map.of());
    }

    static String create(Map<QueueAttributeName, String> attributes) {
        return create(name(), attributes);
    }

    static String create(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(of -> of.queueName(name).attributes(attributes)).queueUrl();
    }

    static String name() {
        return "queue-" + UUID.randomUUID();
    }

    static String arn(String url) {
        return "arn:aws:sqs:us-east-1:000000000000:" + url.substring(url.lastIndexOf('/') + 1);
    }

    void send(String body) {
        sqs.sendMessage(to -> to.queueUrl(queue).messageBody(body));
    }

    List<Message> receive() {
        return sqs.receiveMessage(from -> from.queueUrl(queue)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNamesWithStrings("All"))
                .messages();
    }

    Message receiveOne() {
        var messages = receive();
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    String count(QueueAttributeName name) {
        return sqs.getQueueAttributes(of -> of.queueUrl(queue).attributeNames(name))
                .attributes()
                .getOrDefault(name, "");
    }

    static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }
}
