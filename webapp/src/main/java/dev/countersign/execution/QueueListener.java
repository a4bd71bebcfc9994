package dev.countersign.execution;

import dev.countersign.definitions.message.MalformedMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Reads one queue until it is closed. A message is deleted after its handler has returned, and only then; one that fails comes
 * again later and later, until the queue moves it to its dead letters.
 */
final class QueueListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueueListener.class);
    private static final int MOST_AT_ONCE = 10;

    private final String name;
    private final Supplier<String> url;
    private final Consumer<String> handler;
    private final SqsClient sqs;
    private final QueueProperties settings;
    private final Semaphore free;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread reader;

    QueueListener(
            String name, Supplier<String> url, Consumer<String> handler, SqsClient sqs, QueueProperties settings) {
        this.name = name;
        this.url = url;
        this.handler = handler;
        this.sqs = sqs;
        this.settings = settings;
        this.free = new Semaphore(settings.parallel());
        this.reader = Thread.ofVirtual().name("queue-" + name).start(this::read);
    }

    /** Takes nothing new, and waits until what was taken is done. */
    @Override
    public void close() {
        closed.countDown();
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.close();
    }

    private void read() {
        int failures = 0;
        while (isOpen()) {
            try {
                receive();
                failures = 0;
            } catch (AbortedException | InterruptedException interrupted) {
                if (isOpen()) {
                    LOG.warn("Reading queue {} was interrupted", name, interrupted);
                }
            } catch (RuntimeException e) {
                Duration wait = BackOff.after(failures++);
                LOG.warn("Queue {} cannot be read, trying again in {} s: {}", name, wait.toSeconds(), e.toString());
                rest(wait);
            }
        }
    }

    private void receive() throws InterruptedException {
        free.acquire();
        int room = 1;
        while (room < MOST_AT_ONCE && free.tryAcquire()) {
            room++;
        }
        int taken = 0;
        try {
            for (Message message : messages(room)) {
                workers.execute(() -> handle(message));
                taken++;
            }
        } finally {
            free.release(room - taken);
        }
    }

    private List<Message> messages(int most) {
        String queue = url.get();
        return sqs.receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(Math.toIntExact(settings.poll().toSeconds()))
                        .visibilityTimeout(Math.toIntExact(settings.visibility().toSeconds()))
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages();
    }

    private void handle(Message message) {
        try {
            handler.accept(message.body());
            sqs.deleteMessage(request -> request.queueUrl(url.get()).receiptHandle(message.receiptHandle()));
        } catch (RuntimeException e) {
            failed(message, e);
        } finally {
            free.release();
        }
    }

    private void failed(Message message, RuntimeException e) {
        int receives = Integer.parseInt(
                message.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
        LOG.error("Message {} of queue {} failed, delivery {}", message.messageId(), name, receives, e);
        Duration wait = isForGood(e) ? Duration.ZERO : longest(BackOff.after(receives));
        try {
            sqs.changeMessageVisibility(request -> request.queueUrl(url.get())
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(Math.toIntExact(wait.toSeconds())));
        } catch (RuntimeException unreachable) {
            LOG.warn(
                    "Message {} of queue {} comes again after its visibility timeout",
                    message.messageId(),
                    name,
                    unreachable);
        }
    }

    /** Waiting would not make such a message any better: off to the dead letters. */
    private static boolean isForGood(RuntimeException e) {
        return e instanceof Undeliverable || e instanceof MalformedMessage;
    }

    private Duration longest(Duration wait) {
        return wait.compareTo(settings.longestRetry()) < 0 ? wait : settings.longestRetry();
    }

    private void rest(Duration wait) {
        try {
            if (closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Queue {} was closed while it could not be read", name);
            }
        } catch (InterruptedException e) {
            LOG.debug("Queue {} is being closed", name);
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }
}
