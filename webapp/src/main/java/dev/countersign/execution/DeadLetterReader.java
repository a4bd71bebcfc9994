package dev.countersign.execution;

import dev.countersign.job.BackOff;
import dev.countersign.limit.Repeated;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Looks again and again through a dead-letter queue of which the application handles a part. What is not its own is the operator's: it is hidden only while a
 * look takes, so that the queue service counts it, shows it and moves it back.
 */
final class DeadLetterReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterReader.class);
    private static final int MOST_AT_ONCE = 10;

    /** A look ends when it has seen so many that are not the application's. SQS does not begin with the same ones each time. */
    private static final int MOST_OTHERS = 500;

    private final String name;
    private final Supplier<String> url;
    private final Consumer<QueueMessage> handler;
    private final SqsClient sqs;
    private final QueueProperties settings;
    private final Repeated findings;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread reader;

    /** @param handler throws {@link Undeliverable} for what is not the application's */
    DeadLetterReader(
            String name,
            Supplier<String> url,
            Consumer<QueueMessage> handler,
            SqsClient sqs,
            QueueProperties settings,
            Clock clock) {
        this.name = name;
        this.url = url;
        this.handler = handler;
        this.sqs = sqs;
        this.settings = settings;
        this.findings = new Repeated(clock);
        this.reader = Thread.ofVirtual().name("queue-" + name).start(this::read);
    }

    /** Ends after the message in hand. */
    @Override
    public void close() {
        closed.countDown();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        int failures = 0;
        while (isOpen()) {
            Duration wait = settings.deadLetters();
            try {
                look();
                failures = 0;
            } catch (RuntimeException | Error e) {
                wait = BackOff.after(failures++);
                LOG.warn("Queue {} cannot be read, trying again in {} s: {}", name, wait.toSeconds(), e.toString());
            }
            rest(wait);
        }
    }

    private void look() {
        List<Message> others = new ArrayList<>();
        try {
            List<Message> received = receive();
            while (!received.isEmpty()) {
                received.forEach(message -> handle(message, others));
                received = isOpen() && others.size() < MOST_OTHERS ? receive() : List.of();
            }
        } finally {
            others.forEach(this::show);
        }
    }

    /** Without waiting for messages that are not there yet: there are seldom any. */
    private List<Message> receive() {
        String queue = url.get();
        return sqs.receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(MOST_AT_ONCE)
                        .visibilityTimeout(
                                Math.toIntExact(settings.longestRetry().toSeconds()))
                        .messageSystemAttributeNames(
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                MessageSystemAttributeName.SENT_TIMESTAMP))
                .messages();
    }

    private void handle(Message message, List<Message> others) {
        try {
            handler.accept(QueueMessage.of(message));
            sqs.deleteMessage(request -> request.queueUrl(url.get()).receiptHandle(message.receiptHandle()));
        } catch (Undeliverable notOurs) {
            others.add(message);
            findings.found(String.valueOf(notOurs.getMessage()))
                    .ifPresent(_ -> LOG.warn(
                            "Message {} stays in queue {}: {}", message.messageId(), name, notOurs.getMessage()));
        } catch (RuntimeException | Error e) {
            LOG.error("Message {} of queue {} failed and will be received again", message.messageId(), name, e);
        }
    }

    private void show(Message message) {
        try {
            sqs.changeMessageVisibility(request -> request.queueUrl(url.get())
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(0));
        } catch (RuntimeException e) {
            LOG.warn("Message {} of queue {} stays hidden for a while: {}", message.messageId(), name, e.toString());
        }
    }

    private void rest(Duration wait) {
        try {
            if (closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Queue {} is not read any more", name);
            }
        } catch (InterruptedException e) {
            LOG.debug("Queue {} is being closed", name);
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }
}
