package dev.countersign.localaws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** What Terraform, the CDK and the CLI ask on the way. */
class ToolsTest {

    private static LocalAws aws;

    @BeforeAll
    static void open() throws IOException {
        aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS));
    }

    @AfterAll
    static void close() {
        aws.close();
    }

    @Test
    void theCallerIsTheAccount() throws IOException {
        var form = RawRequest.form(aws.endpoint(), "Action=GetCallerIdentity&Version=2011-06-15");

        assertThat(form.signed(TestClients.KEYS.access(), "sts").send())
                .startsWith("HTTP/1.1 200")
                .contains("<Account>000000000000</Account>", "<Arn>arn:aws:iam::000000000000:root</Arn>");
        assertThat(RawRequest.form(aws.endpoint(), "Action=AssumeRole&Version=2011-06-15")
                        .signed(TestClients.KEYS.access(), "sts")
                        .send())
                .contains("<Code>InvalidAction</Code>");
    }

    @Test
    void nothingHasTags() {
        try (var states = TestClients.client(SfnClient.builder(), aws.endpoint());
                var queues = TestClients.client(SqsClient.builder(), aws.endpoint());
                var topics = TestClients.client(SnsClient.builder(), aws.endpoint())) {
            var machine = states.createStateMachine(of -> of.name("plain")
                            .roleArn("arn:aws:iam::000000000000:role/any")
                            .definition("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}"))
                    .stateMachineArn();
            var queue = queues.createQueue(of -> of.queueName("plain")).queueUrl();
            var topic = topics.createTopic(of -> of.name("plain")).topicArn();

            assertThat(states.listTagsForResource(of -> of.resourceArn(machine)).tags())
                    .isEmpty();
            assertThat(queues.listQueueTags(of -> of.queueUrl(queue)).tags()).isEmpty();
            assertThat(topics.listTagsForResource(of -> of.resourceArn(topic)).tags())
                    .isEmpty();
            assertThatThrownBy(() -> queues.listQueueTags(of -> of.queueUrl(queue + "-not")))
                    .isInstanceOf(QueueDoesNotExistException.class);
            assertThatThrownBy(() -> states.listTagsForResource(of -> of.resourceArn(machine + "-not")))
                    .hasMessageContaining("Resource not found");
        }
    }
}
