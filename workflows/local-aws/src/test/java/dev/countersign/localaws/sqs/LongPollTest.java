package dev.countersign.localaws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Receiving that waits for a message. */
class LongPollTest extends AgainstSqs {

    @Test
    void aLongPollEndsAsSoonAsAMessageIsSent() throws Exception {
        try (var async = TestClients.client(SqsAsyncClient.builder(), aws.endpoint())) {
            var begun = System.nanoTime();
            var poll = async.receiveMessage(from -> from.queueUrl(queue).waitTimeSeconds(20));
            send("wake up");

            var messages = poll.get(10, TimeUnit.SECONDS).messages();

            assertThat(messages).extracting(Message::body).containsExactly("wake up");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 60})
    void aLongPollSeesWhatAnotherProcessOnTheSameDatabaseSends(long secondsBehind) throws Exception {
        var database = TestDatabases.fresh();
        var itsClock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-secondsBehind));
        try (var one = LocalAws.start(LocalAwsConfig.on(0, database, TestClients.KEYS));
                var other = LocalAws.start(
                        LocalAwsConfig.on(0, database, TestClients.KEYS).withClock(itsClock));
                var receiver = TestClients.client(SqsAsyncClient.builder(), one.endpoint());
                var sender = TestClients.client(SqsClient.builder(), other.endpoint())) {
            var url = sender.createQueue(of -> of.queueName("shared")).queueUrl();
            receiver.receiveMessage(from -> from.queueUrl(url).waitTimeSeconds(0))
                    .get(10, TimeUnit.SECONDS);
            var poll = receiver.receiveMessage(from -> from.queueUrl(url).waitTimeSeconds(20));
            sender.sendMessage(to -> to.queueUrl(url).messageBody("across"));

            assertThat(poll.get(10, TimeUnit.SECONDS).messages())
                    .extracting(Message::body)
                    .containsExactly("across");
        }
    }

    @Test
    void aLongPollThatFindsNothingEndsWhenItsTimeIsOver() {
        var begun = System.nanoTime();

        assertThat(sqs.receiveMessage(from -> from.queueUrl(queue).waitTimeSeconds(1))
                        .messages())
                .isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void aQueueThatWasSeenEmptyGivesOutWhatComesBackOrComesOfAge() {
        send("one");
        var first = longPoll();
        assertThat(first).hasSize(1);

        sqs.changeMessageVisibility(of -> of.queueUrl(queue)
                .receiptHandle(first.getFirst().receiptHandle())
                .visibilityTimeout(0));
        assertThat(longPoll()).extracting(Message::body).containsExactly("one");

        sqs.sendMessage(to -> to.queueUrl(queue).messageBody("later").delaySeconds(20));
        assertThat(longPoll()).isEmpty();
        clock.pass(Duration.ofSeconds(20));
        assertThat(longPoll()).extracting(Message::body).containsExactly("later");

        clock.pass(Duration.ofSeconds(30));
        assertThat(longPoll()).extracting(Message::body).containsExactly("one", "later");
    }

    private List<Message> longPoll() {
        return sqs.receiveMessage(
                        from -> from.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages();
    }
}
