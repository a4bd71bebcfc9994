package dev.countersign.localaws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

class SqsQueuesTest extends AgainstSqs {
    @Test
    void aDeadLetterQueueMustBeThere() {
        var policy = "{\"deadLetterTargetArn\":\"%s-none\",\"maxReceiveCount\":2}".formatted(arn(queue));

        assertThatThrownBy(() -> create(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("Dead letter target does not exist");
    }

    @Test
    void creatingAQueueAgainSucceedsUnlessItIsToBeAnother() {
        var name = name();
        var first = create(name, Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "45"));

        assertThat(create(name, Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "45")))
                .isEqualTo(first);
        assertThat(create(name, Map.of())).isEqualTo(first);
        assertThatThrownBy(() -> create(name, Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "46")))
                .isInstanceOf(QueueNameExistsException.class);
    }

    @Test
    void aQueueIsFoundByNameAndByPrefixPageByPage() {
        var prefix = name();
        for (int n = 1; n <= 3; n++) {
            create(prefix + "-" + n, Map.of());
        }

        assertThat(sqs.getQueueUrl(of -> of.queueName(prefix + "-2")).queueUrl())
                .isEqualTo(aws.endpoint() + "/000000000000/" + prefix + "-2");
        assertThat(sqs.listQueuesPaginator(of -> of.queueNamePrefix(prefix).maxResults(2))
                        .queueUrls())
                .hasSize(3);
        assertThatThrownBy(() -> sqs.getQueueUrl(of -> of.queueName("none")))
                .isInstanceOf(QueueDoesNotExistException.class)
                .hasMessageContaining("The specified queue does not exist.");
    }

    @Test
    void attributesAreToldWithTheirDefaultsAndRefusedOutOfRange() {
        var told = sqs.getQueueAttributes(of -> of.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes();

        assertThat(told)
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
                .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600")
                .containsEntry(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1048576")
                .containsEntry(QueueAttributeName.QUEUE_ARN, arn(queue));
        assertThatThrownBy(() -> sqs.setQueueAttributes(
                        of -> of.queueUrl(queue).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "43201"))))
                .isInstanceOf(SqsException.class)
                .satisfies(refused -> assertThat(
                                ((SqsException) refused).awsErrorDetails().errorCode())
                        .isEqualTo("InvalidAttributeValue"));
    }

    @Test
    void purgingEmptiesAQueueOnceAMinute() {
        send("one");
        send("two");

        sqs.purgeQueue(of -> of.queueUrl(queue));

        assertThat(receive()).isEmpty();
        assertThatThrownBy(() -> sqs.purgeQueue(of -> of.queueUrl(queue)))
                .isInstanceOf(PurgeQueueInProgressException.class);
    }

    @Test
    void aDeletedQueueIsGoneWithItsMessages() {
        send("one");

        sqs.deleteQueue(of -> of.queueUrl(queue));

        assertThatThrownBy(this::receive).isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    void onlyThePathOfAQueueUrlCounts() {
        var moved = "http://elsewhere:1" + URI.create(queue).getPath();

        sqs.sendMessage(to -> to.queueUrl(moved).messageBody("found"));

        assertThat(receiveOne().body()).isEqualTo("found");
    }

    @Test
    void whatIsLeftOutIsRefusedByName() {
        var trace = MessageSystemAttributeValue.builder()
                .dataType("String")
                .stringValue("Root=1")
                .build();
        assertThatThrownBy(() -> sqs.createQueue(of -> of.queueName("tagged").tags(Map.of("a", "b"))))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("no tags");
        assertThatThrownBy(() -> sqs.sendMessage(SendMessageRequest.builder()
                        .queueUrl(queue)
                        .messageBody("x")
                        .messageSystemAttributesWithStrings(Map.of("AWSTraceHeader", trace))
                        .build()))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
