package dev.countersign.localaws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class FifoQueuesTest extends AgainstSqs {

    private static final Map<QueueAttributeName, String> FIFO = Map.of(QueueAttributeName.FIFO_QUEUE, "true");

    @BeforeEach
    void createFifoQueue() {
        queue = create(name() + ".fifo", FIFO);
    }

    private SendMessageResponse send(String group, String body, String deduplication) {
        return sqs.sendMessage(
                to -> to.queueUrl(queue).messageBody(body).messageGroupId(group).messageDeduplicationId(deduplication));
    }

    private List<String> bodies() {
        return receive().stream().map(Message::body).toList();
    }

    private void delete(Message message) {
        sqs.deleteMessage(of -> of.queueUrl(queue).receiptHandle(message.receiptHandle()));
    }

    @Test
    void messagesOfAGroupComeInTheOrderOfSendingAndTellWhatTheyWereSentWith() {
        var first = send("a", "1", "d1");
        var second = send("a", "2", "d2");

        var received = receive();

        assertThat(received).extracting(Message::body).containsExactly("1", "2");
        assertThat(first.sequenceNumber()).hasSize(20).isLessThan(second.sequenceNumber());
        assertThat(received.getFirst().attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "a")
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "d1")
                .containsEntry(MessageSystemAttributeName.SEQUENCE_NUMBER, first.sequenceNumber());
    }

    @Test
    void aMessageInFlightBlocksItsGroupAndNoOther() {
        send("a", "a1", "1");
        send("a", "a2", "2");
        send("b", "b1", "3");
        var a1 = sqs.receiveMessage(from -> from.queueUrl(queue)).messages().getFirst();

        assertThat(a1.body()).isEqualTo("a1");
        assertThat(bodies()).containsExactly("b1");
        assertThat(bodies()).isEmpty();
        delete(a1);
        assertThat(bodies()).containsExactly("a2");
    }

    @Test
    void aMessageThatBecomesVisibleAgainComesBeforeTheLaterOnesOfItsGroup() {
        send("a", "a1", "1");
        send("a", "a2", "2");
        assertThat(sqs.receiveMessage(from -> from.queueUrl(queue)).messages()).hasSize(1);

        clock.pass(Duration.ofSeconds(30));

        assertThat(bodies()).containsExactly("a1", "a2");
    }

    @Test
    void oneMessageOfAGroupStillInFlightBlocksTheOneThatWasPutBack() {
        send("a", "a1", "1");
        send("a", "a2", "2");
        var both = receive();
        sqs.changeMessageVisibility(of -> of.queueUrl(queue)
                .receiptHandle(both.getFirst().receiptHandle())
                .visibilityTimeout(0));

        assertThat(bodies()).isEmpty();
        delete(both.getLast());
        assertThat(bodies()).containsExactly("a1");
    }

    @Test
    void asManyMessagesAsPossibleAreOfOneGroup() {
        for (int n = 0; n < 3; n++) {
            send("a", "a" + n, "a" + n);
            send("b", "b" + n, "b" + n);
        }

        assertThat(bodies()).containsExactly("a0", "a1", "a2", "b0", "b1", "b2");
    }

    @Test
    void aRepeatedIdIsAcceptedAndNotDeliveredForFiveMinutes() {
        var first = send("a", "once", "same");
        delete(receiveOne());

        clock.pass(Duration.ofMinutes(4));
        var again = send("b", "twice", "same");
        assertThat(again.messageId()).isEqualTo(first.messageId());
        assertThat(again.sequenceNumber()).isEqualTo(first.sequenceNumber());
        assertThat(receive()).isEmpty();

        clock.pass(Duration.ofMinutes(2));
        send("a", "later", "same");
        assertThat(bodies()).containsExactly("later");
    }

    @Test
    void contentOrGroupsDecideWhatIsTheSameIfTheQueueSaysSo() {
        sqs.setQueueAttributes(of -> of.queueUrl(queue)
                .attributes(Map.of(
                        QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true",
                        QueueAttributeName.DEDUPLICATION_SCOPE, "messageGroup",
                        QueueAttributeName.FIFO_THROUGHPUT_LIMIT, "perMessageGroupId")));
        for (var group : List.of("a", "b", "a")) {
            sqs.sendMessage(to -> to.queueUrl(queue).messageBody("same").messageGroupId(group));
        }

        assertThat(receive())
                .extracting(message -> message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .containsExactly("a", "b");
    }

    @Test
    void aBatchKeepsItsOrderAndRefusesEntriesOneByOne() {
        var answer = sqs.sendMessageBatch(to -> to.queueUrl(queue)
                .entries(
                        inGroup("one", "1"),
                        SendMessageBatchRequestEntry.builder()
                                .id("none")
                                .messageBody("x")
                                .build(),
                        inGroup("two", "2")));

        assertThat(answer.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.code()).isEqualTo("MissingParameter");
            assertThat(failed.message()).isEqualTo("The request must contain the parameter MessageGroupId.");
        });
        assertThat(answer.successful().getFirst().sequenceNumber())
                .isLessThan(answer.successful().getLast().sequenceNumber());
        assertThat(bodies()).containsExactly("1", "2");
    }

    private static SendMessageBatchRequestEntry inGroup(String id, String body) {
        return SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(body)
                .messageGroupId("a")
                .messageDeduplicationId(id)
                .build();
    }

    @Test
    void aRepeatedAttemptGetsTheSameMessagesUntilOneOfThemChanges() {
        send("a", "1", "1");
        send("a", "2", "2");
        var first = attempt("lost");

        clock.pass(Duration.ofSeconds(20));
        assertThat(attempt("lost")).isEqualTo(first);
        clock.pass(Duration.ofSeconds(20));
        assertThat(attempt("other")).isEmpty();
        delete(first.getFirst());

        assertThat(attempt("lost")).isEmpty();
    }

    private List<Message> attempt(String id) {
        return sqs.receiveMessage(
                        from -> from.queueUrl(queue).maxNumberOfMessages(10).receiveRequestAttemptId(id))
                .messages();
    }

    @Test
    void aMessageIsNotDeletedUnderAHandleThatHasExpired() {
        send("a", "1", "1");
        var late = receiveOne();
        clock.pass(Duration.ofSeconds(31));

        assertThatThrownBy(() -> delete(late))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining(
                        "for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.");

        var again = receiveOne();
        delete(again);
        delete(again);
    }

    @Test
    void deadLettersKeepTheirOrderAndComeBackBehindTheOthers() {
        var graveyard = create(name() + ".fifo", FIFO);
        var policy = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"1\"}".formatted(arn(graveyard));
        sqs.setQueueAttributes(of -> of.queueUrl(queue).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)));
        send("a", "1", "1");
        send("a", "2", "2");
        assertThat(bodies()).containsExactly("1", "2");
        clock.pass(Duration.ofSeconds(31));
        assertThat(bodies()).isEmpty();
        send("a", "3", "3");

        sqs.startMessageMoveTask(of -> of.sourceArn(arn(graveyard)));

        assertThat(bodies()).containsExactly("3", "1", "2");
    }

    @Test
    void aDeadLetterQueueIsOfTheSameType() {
        var policy = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"1\"}".formatted(arn(create(Map.of())));

        assertThatThrownBy(() -> sqs.setQueueAttributes(
                        of -> of.queueUrl(queue).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy))))
                .hasMessageContaining("Reason: Dead-letter queue must be same type of queue as the source.");
    }

    @Test
    void aQueueTellsThatItIsFifo() {
        assertThat(sqs.getQueueAttributes(of -> of.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                        .attributes())
                .containsEntry(QueueAttributeName.FIFO_QUEUE, "true")
                .containsEntry(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "false")
                .containsEntry(QueueAttributeName.DEDUPLICATION_SCOPE, "queue")
                .containsEntry(QueueAttributeName.FIFO_THROUGHPUT_LIMIT, "perQueue");
        var name = queue.substring(queue.lastIndexOf('/') + 1);
        assertThat(create(name, FIFO)).isEqualTo(queue);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ordered.fifo |       | Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length
            ordered      | true  | The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.
            ordered      | false | Unknown Attribute FifoQueue.
            """)
    void theNameTellsTheType(String name, @Nullable String fifo, String message) {
        Map<QueueAttributeName, String> attributes =
                fifo == null ? Map.of() : Map.of(QueueAttributeName.FIFO_QUEUE, fifo);

        assertThatThrownBy(() -> create(name, attributes)).hasMessageContaining(message);
    }

    @Test
    void whatOneTypeOfQueueDoesNotHaveIsRefused() {
        var standard = create(Map.of());
        assertThatThrownBy(() -> sqs.sendMessage(
                        to -> to.queueUrl(standard).messageBody("x").messageDeduplicationId("d")))
                .hasMessageContaining(
                        "Value d for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type.");
        assertThatThrownBy(
                        () -> sqs.receiveMessage(from -> from.queueUrl(standard).receiveRequestAttemptId("again")))
                .hasMessageContaining("Value again for parameter ReceiveRequestAttemptId is invalid.");
        assertThatThrownBy(() -> sqs.setQueueAttributes(of -> of.queueUrl(standard)
                        .attributes(Map.of(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"))))
                .hasMessageContaining("Unknown Attribute ContentBasedDeduplication.");
        assertThatThrownBy(() -> sqs.sendMessage(to -> to.queueUrl(queue)
                        .messageBody("x")
                        .messageGroupId("a")
                        .messageDeduplicationId("d")
                        .delaySeconds(2)))
                .hasMessageContaining("Value 2 for parameter DelaySeconds is invalid.");
        assertThatThrownBy(() -> sqs.sendMessage(
                        to -> to.queueUrl(queue).messageBody("x").messageGroupId("a")))
                .hasMessageContaining(
                        "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        assertThatThrownBy(() -> send("a b", "x", "d"))
                .hasMessageContaining(
                        "MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.");
    }

    @Test
    void aGroupInAStandardQueueIsToldAndBlocksNothing() {
        queue = create(Map.of());
        for (var body : List.of("1", "2")) {
            sqs.sendMessage(to -> to.queueUrl(queue).messageBody(body).messageGroupId("tenant"));
        }
        var one = sqs.receiveMessage(from -> from.queueUrl(queue).messageSystemAttributeNamesWithStrings("All"))
                .messages();

        assertThat(one.getFirst().attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "tenant")
                .doesNotContainKey(MessageSystemAttributeName.SEQUENCE_NUMBER);
        assertThat(receive()).hasSize(1);
    }
}
