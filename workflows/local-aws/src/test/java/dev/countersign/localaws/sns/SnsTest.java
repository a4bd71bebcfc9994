package dev.countersign.localaws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.lambda.LocalFunction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SnsTest {

    private static final BlockingQueue<String> invoked = new LinkedBlockingQueue<>();
    private static LocalAws aws;
    private static SnsClient sns;
    private static SqsClient sqs;

    private String topic;
    private String queue;

    @BeforeAll
    static void open() throws Exception {
        var listener = LocalFunction.of(() ->
                (input, output, context) -> invoked.add(new String(input.readAllBytes(), StandardCharsets.UTF_8)));
        aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS)
                .withFunctions(Map.of("listener", listener)));
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
        var name = "test-" + UUID.randomUUID();
        topic = sns.createTopic(of -> of.name(name)).topicArn();
        queue = sqs.createQueue(of -> of.queueName(name)).queueUrl();
    }

    @Test
    void subscribingAgainGivesTheSameSubscription() {
        var arn = sqs.getQueueAttributes(of -> of.queueUrl(queue).attributeNamesWithStrings("QueueArn"))
                .attributesAsStrings()
                .get("QueueArn");
        var raw = Map.of("RawMessageDelivery", "true");
        var first = sns.subscribe(
                to -> to.topicArn(topic).protocol("sqs").endpoint(arn).attributes(raw));

        assertThat(sns.subscribe(to -> to.topicArn(topic).protocol("sqs").endpoint(arn))
                        .subscriptionArn())
                .isEqualTo(first.subscriptionArn());
        assertThat(sns.subscribe(to ->
                                to.topicArn(topic).protocol("sqs").endpoint(arn).attributes(raw))
                        .subscriptionArn())
                .isEqualTo(first.subscriptionArn());
        assertThatThrownBy(() -> sns.subscribe(to -> to.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(arn)
                        .attributes(Map.of("FilterPolicy", "{\"a\":[1]}"))))
                .hasMessageContaining("Attributes Reason: Subscription already exists with different attributes");
        assertThatThrownBy(() -> sns.subscribe(to -> to.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(arn)
                        .attributes(Map.of("FilterPolicy", "{\"a\":[]}"))))
                .hasMessageContaining("Invalid parameter: Attributes Reason: FilterPolicy: ");
    }

    @Test
    void eachProtocolGetsItsTextOfAStructuredMessage() throws Exception {
        subscribe(Map.of(
                "RawMessageDelivery", "true", "FilterPolicyScope", "MessageBody", "FilterPolicy", "{\"a\":[1]}"));
        sns.subscribe(to -> to.topicArn(topic)
                .protocol("lambda")
                .endpoint("arn:aws:lambda:us-east-1:000000000000:function:listener"));
        invoked.clear();

        sns.publish(to -> to.topicArn(topic)
                .messageStructure("json")
                .message("{\"default\":\"for all\",\"sqs\":\"{\\\"a\\\":1}\",\"http\":7}"));

        assertThat(receiveOne().body()).isEqualTo("{\"a\":1}");
        assertThat(invoked.poll(10, TimeUnit.SECONDS)).contains("\"Message\":\"for all\"");
    }

    @Test
    void aStructuredMessageWithoutATextForAllIsRefused() {
        assertThatThrownBy(() -> sns.publish(
                        to -> to.topicArn(topic).messageStructure("json").message("{\"default\":1}")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Message Structure - No default entry in JSON message body");
        assertThatThrownBy(() -> sns.publish(
                        to -> to.topicArn(topic).messageStructure("json").message("hello")))
                .hasMessageContaining("Message Structure - JSON message body failed to parse");
        assertThatThrownBy(() -> sns.publish(
                        to -> to.topicArn(topic).messageStructure("xml").message("hello")))
                .hasMessageContaining("Invalid parameter: MessageStructure");
    }

    @Test
    void aQueueGetsTheMessageInAnEnvelope() {
        subscribe(Map.of());

        var published = sns.publish(to -> to.topicArn(topic)
                .subject("Aprobación pendiente")
                .message("a <b> & \"c\" ñ 🙂")
                .messageAttributes(Map.of("kind", text("reminder"))));

        var envelope = json(receiveOne().body());
        assertThat(envelope.path("Type").asString()).isEqualTo("Notification");
        assertThat(envelope.path("MessageId").asString()).isEqualTo(published.messageId());
        assertThat(envelope.path("TopicArn").asString()).isEqualTo(topic);
        assertThat(envelope.path("Subject").asString()).isEqualTo("Aprobación pendiente");
        assertThat(envelope.path("Message").asString()).isEqualTo("a <b> & \"c\" ñ 🙂");
        assertThat(envelope.path("Timestamp").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(envelope.path("SignatureVersion").asString()).isEqualTo("1");
        assertThat(envelope.path("Signature").asString()).isBase64();
        assertThat(envelope.path("SigningCertURL").asString()).startsWith(aws.endpoint() + "/");
        assertThat(envelope.path("UnsubscribeURL").asString())
                .startsWith(aws.endpoint() + "/?Action=Unsubscribe&SubscriptionArn=" + topic + ":");
        assertThat(envelope.path("MessageAttributes").path("kind").path("Value").asString())
                .isEqualTo("reminder");
    }

    @Test
    void rawDeliveryHandsOverTheMessageAndItsAttributes() {
        subscribe(Map.of("RawMessageDelivery", "true"));
        var bytes = MessageAttributeValue.builder()
                .dataType("Binary")
                .binaryValue(SdkBytes.fromByteArray(new byte[] {-1, 0, 7}))
                .build();

        sns.publish(to -> to.topicArn(topic)
                .message("{\"plain\":true}")
                .messageAttributes(Map.of("kind", text("reminder"), "bytes", bytes)));

        var message = receiveOne();
        assertThat(message.body()).isEqualTo("{\"plain\":true}");
        assertThat(message.messageAttributes())
                .hasEntrySatisfying(
                        "kind", kind -> assertThat(kind.stringValue()).isEqualTo("reminder"))
                .hasEntrySatisfying(
                        "bytes",
                        value -> assertThat(value.binaryValue().asByteArray()).containsExactly(-1, 0, 7));
    }

    @Test
    void aFilterOnAttributesLetsThroughWhatMatches() {
        subscribe(
                Map.of("RawMessageDelivery", "true", "FilterPolicy", "{\"kind\":[\"reminder\",{\"prefix\":\"esc\"}]}"));

        publish("no attribute", Map.of());
        publish("other", Map.of("kind", text("digest")));
        publish("escalation", Map.of("kind", text("escalation")));

        assertThat(receiveOne().body()).isEqualTo("escalation");
    }

    @Test
    void aFilterOnTheBodyLooksIntoTheMessage() {
        subscribe(Map.of(
                "RawMessageDelivery", "true",
                "FilterPolicyScope", "MessageBody",
                "FilterPolicy", "{\"request\":{\"amount\":[{\"numeric\":[\">\",5000]}]}}"));

        publish("not JSON", Map.of());
        publish("{\"request\":{\"amount\":5000}}", Map.of());
        publish("{\"request\":{\"amount\":5000.01}}", Map.of());

        assertThat(receiveOne().body()).contains("5000.01");
    }

    @Test
    void subscriptionAttributesCanBeChangedAndAreTold() {
        var subscription = subscribe(Map.of());
        sns.setSubscriptionAttributes(of -> of.subscriptionArn(subscription)
                .attributeName("RawMessageDelivery")
                .attributeValue("true"));
        sns.setSubscriptionAttributes(of ->
                of.subscriptionArn(subscription).attributeName("FilterPolicy").attributeValue("{\"kind\":[\"a\"]}"));

        var attributes = sns.getSubscriptionAttributes(of -> of.subscriptionArn(subscription))
                .attributes();

        assertThat(attributes)
                .containsEntry("RawMessageDelivery", "true")
                .containsEntry("FilterPolicy", "{\"kind\":[\"a\"]}")
                .containsEntry("FilterPolicyScope", "MessageAttributes")
                .containsEntry("TopicArn", topic);
        assertThatThrownBy(() -> sns.setSubscriptionAttributes(of -> of.subscriptionArn(subscription)
                        .attributeName("FilterPolicy")
                        .attributeValue("{\"kind\":\"a\"}")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("FilterPolicy");
    }

    @Test
    void subscribingAgainGivesTheSameSubscriptionUnlessItIsToBeAnother() {
        var first = subscribe(Map.of());

        assertThat(subscribe(Map.of())).isEqualTo(first);
        assertThatThrownBy(() -> subscribe(Map.of("RawMessageDelivery", "true")))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(sns.listSubscriptionsByTopic(of -> of.topicArn(topic)).subscriptions())
                .singleElement()
                .satisfies(listed -> assertThat(listed.subscriptionArn()).isEqualTo(first));
        assertThat(sns.getTopicAttributes(of -> of.topicArn(topic)).attributes())
                .containsEntry("SubscriptionsConfirmed", "1");
    }

    @Test
    void anUnsubscribedQueueGetsNothingMore() {
        var subscription = subscribe(Map.of());
        sns.unsubscribe(of -> of.subscriptionArn(subscription));

        publish("unheard", Map.of());

        assertThat(receive()).isEmpty();
    }

    @Test
    void aFunctionIsInvokedWithTheMessageAsItsEvent() throws Exception {
        sns.subscribe(of -> of.topicArn(topic)
                .protocol("lambda")
                .endpoint("arn:aws:lambda:us-east-1:000000000000:function:listener"));

        publish("for the function", Map.of());

        var event = json(invoked.poll(10, TimeUnit.SECONDS)).path("Records").path(0);
        assertThat(event.path("EventSource").asString()).isEqualTo("aws:sns");
        assertThat(event.path("Sns").path("Message").asString()).isEqualTo("for the function");
        assertThat(event.path("EventSubscriptionArn").asString()).startsWith(topic + ":");
    }

    @Test
    void aBatchReportsEachEntryByItself() {
        subscribe(Map.of("RawMessageDelivery", "true"));

        var result = sns.publishBatch(to -> to.topicArn(topic)
                .publishBatchRequestEntries(
                        PublishBatchRequestEntry.builder()
                                .id("good")
                                .message("in the batch")
                                .build(),
                        PublishBatchRequestEntry.builder().id("bad").message("").build()));

        assertThat(result.successful()).extracting("id").containsExactly("good");
        assertThat(result.failed()).extracting("id").containsExactly("bad");
        assertThat(receiveOne().body()).isEqualTo("in the batch");
    }

    @Test
    void aSubscriberThatIsGoneDoesNotKeepTheOthersFromTheMessage() {
        subscribe(Map.of("RawMessageDelivery", "true"));
        sns.subscribe(of -> of.topicArn(topic).protocol("sqs").endpoint("arn:aws:sqs:us-east-1:000000000000:nowhere"));

        publish("for whoever is there", Map.of());

        assertThat(receiveOne().body()).isEqualTo("for whoever is there");
    }

    @Test
    void aTopicIsCreatedOnceAndListed() {
        var name = topic.substring(topic.lastIndexOf(':') + 1);

        assertThat(sns.createTopic(of -> of.name(name)).topicArn()).isEqualTo(topic);
        assertThat(sns.listTopicsPaginator().topics())
                .anySatisfy(listed -> assertThat(listed.topicArn()).isEqualTo(topic));
    }

    @Test
    void whatIsWrongIsRefusedByName() {
        assertThatThrownBy(() -> sns.publish(to -> to.topicArn(topic + "-none").message("x")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Topic does not exist");
        assertThatThrownBy(() -> publish("", Map.of())).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> publish("x".repeat(262_145), Map.of()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Message too long");
        assertThatThrownBy(() ->
                        sns.subscribe(of -> of.topicArn(topic).protocol("email").endpoint("ana@acme.test")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("sqs and lambda only");
    }

    @Test
    void theAsynchronousClientIsServedToo() throws Exception {
        subscribe(Map.of("RawMessageDelivery", "true"));
        try (var async = TestClients.client(SnsAsyncClient.builder(), aws.endpoint())) {
            async.publish(to -> to.topicArn(topic).message("async")).get(10, TimeUnit.SECONDS);
        }
        assertThat(receiveOne().body()).isEqualTo("async");
    }

    private String subscribe(Map<String, String> attributes) {
        var arn = "arn:aws:sqs:us-east-1:000000000000:" + queue.substring(queue.lastIndexOf('/') + 1);
        return sns.subscribe(
                        of -> of.topicArn(topic).protocol("sqs").endpoint(arn).attributes(attributes))
                .subscriptionArn();
    }

    private void publish(String message, Map<String, MessageAttributeValue> attributes) {
        sns.publish(to -> to.topicArn(topic).message(message).messageAttributes(attributes));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private List<Message> receive() {
        return sqs.receiveMessage(from ->
                        from.queueUrl(queue).messageAttributeNames("All").maxNumberOfMessages(10))
                .messages();
    }

    private Message receiveOne() {
        var messages = receive();
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
