package dev.countersign.localaws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

/** Messages that are received too often, and the way back. */
class DeadLettersTest extends AgainstSqs {

    @Test
    void aMessageReceivedTooOftenGoesToTheDeadLetterQueueWithItsOrigin() {
        var graveyard = create(Map.of());
        var policy = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}".formatted(arn(graveyard));
        sqs.setQueueAttributes(of -> of.queueUrl(queue).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)));
        send("poison");

        for (int receipt = 1; receipt <= 2; receipt++) {
            assertThat(receiveOne().body()).isEqualTo("poison");
            clock.pass(Duration.ofSeconds(30));
        }
        assertThat(receive()).isEmpty();

        var buried = sqs.receiveMessage(from -> from.queueUrl(graveyard).messageSystemAttributeNamesWithStrings("All"))
                .messages()
                .getFirst();
        assertThat(buried.body()).isEqualTo("poison");
        assertThat(buried.attributes())
                .containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, arn(queue));
        assertThat(sqs.listDeadLetterSourceQueues(of -> of.queueUrl(graveyard)).queueUrls())
                .containsExactly(queue);
    }

    @Test
    void deadLettersAreMovedBackToWhereTheyCameFrom() {
        var graveyard = create(Map.of());
        var policy = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"1\"}".formatted(arn(graveyard));
        sqs.setQueueAttributes(of -> of.queueUrl(queue).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)));
        send("second chance");
        receiveOne();
        clock.pass(Duration.ofSeconds(30));
        assertThat(receive()).isEmpty();

        sqs.startMessageMoveTask(of -> of.sourceArn(arn(graveyard)));

        assertThat(sqs.listMessageMoveTasks(of -> of.sourceArn(arn(graveyard))).results())
                .singleElement()
                .satisfies(task ->
                        assertThat(task.approximateNumberOfMessagesMoved()).isEqualTo(1));
        assertThat(receiveOne().attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .doesNotContainKey(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN);
    }

    @Test
    void onlyADeadLetterQueueCanBeMovedBack() {
        assertThatThrownBy(() -> sqs.startMessageMoveTask(of -> of.sourceArn(arn(queue))))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> sqs.startMessageMoveTask(of -> of.sourceArn(arn(queue) + "-none")))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
