package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.TestDatabases;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Tasks that send to FIFO queues and publish to FIFO topics. */
class FifoTaskTest {

    @Test
    void aTaskSendsInOrderAndHasTheSequenceNumber() {
        try (var aws = LocalStates.on(TestDatabases.fresh())) {
            var queue = aws.queues
                    .createQueue(of ->
                            of.queueName("ordered.fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                    .queueUrl();
            var topic = aws.topics
                    .createTopic(of -> of.name("news.fifo").attributes(Map.of("FifoTopic", "true")))
                    .topicArn();
            aws.topics.subscribe(of -> of.topicArn(topic)
                    .protocol("sqs")
                    .endpoint("arn:aws:sqs:us-east-1:000000000000:ordered.fifo")
                    .attributes(Map.of("RawMessageDelivery", "true")));
            var machine = aws.machine("Send", """
                    "Send":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Next":"Publish",
                     "Arguments":{"QueueUrl":"%s","MessageBody":"sent","MessageGroupId":"g","MessageDeduplicationId":"1"},
                     "Assign":{"sent":"{%% $states.result.SequenceNumber %%}"}},
                    "Publish":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","End":true,
                     "Arguments":{"TopicArn":"%s","Message":"published","MessageGroupId":"g","MessageDeduplicationId":"2"},
                     "Output":{"sent":"{%% $sent %%}","published":"{%% $states.result.SequenceNumber %%}"}}
                    """.formatted(queue, topic));

            var output = aws.awaitEnd(aws.start(machine, "{}")).output();

            assertThat(output).matches("\\{\"sent\":\"1\\d{19}\",\"published\":\"1\\d{19}\"}");
            assertThat(aws.queues
                            .receiveMessage(from -> from.queueUrl(queue).maxNumberOfMessages(10))
                            .messages())
                    .extracting(Message::body)
                    .containsExactly("sent", "published");
        }
    }
}
