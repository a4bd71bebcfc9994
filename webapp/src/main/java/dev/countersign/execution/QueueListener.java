package dev.countersign.execution;

import dev.countersign.definitions.message.MalformedMessage;
import dev.countersign.job.BackOff;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * Reads one queue until it is closed. A message is deleted after its handler has returned. A message that fails is received again with back-off, until the
 * queue moves it to its dead-letter queue. The visibility timeout is short, so that the messages of a crashed process are received again soon; it is
 * extended as long as the handler runs.
 */
final class QueueListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueueListener.class);
    private static final int MOST_AT_ONCE = 10;

    /** How often the visibility timeout is extended within its length: two extensions may fail. */
    private static final int EXTENSIONS = 3;

    private final String name;
    private final Supplier<String> url;
    private final Consumer<QueueMessage> handler;
    private final SqsClient sqs;
    private final QueueProperties settings;
    private final Semaphore free;
    private final UndeliverableLog undeliverable;
    private final Clock clock;
    private final Timer waits;
    private final Set<Message> inHand = ConcurrentHashMap.newKeySet();
    private final Deletions deletions;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread reader;
    private final Thread keeper;

    QueueListener(
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
        this.undeliverable = new UndeliverableLog(name, clock);
        this.clock = clock;
        this.waits = Timer.builder("countersign.queue.wait")
                .description("How long messages waited in the queue before they were received")
                .tag("queue", name)
                .register(Metrics.globalRegistry);
        this.free = new Semaphore(settings.parallel());
        this.deletions = new Deletions(name, url, sqs, this::failed);
        this.reader = Thread.ofVirtual().name("queue-" + name).start(this::read);
        this.keeper = Thread.ofVirtual().name("queue-" + name + "-in-hand").start(this::keep);
    }

    /** Receives no more messages, and waits for the handlers of those received. */
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
        deletions.close();
        keeper.interrupt();
    }

    /** An {@link Error} does not end it either: nobody would be asked any more until a restart. */
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
            } catch (RuntimeException | Error e) {
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
                start(message);
                taken++;
            }
        } finally {
            free.release(room - taken);
        }
    }

    private void start(Message message) {
        inHand.add(message);
        waits.record(Duration.between(QueueMessage.of(message).sentAt(), clock.instant()));
        try {
            workers.execute(() -> handle(message));
        } catch (RuntimeException | Error e) {
            inHand.remove(message);
            throw e;
        }
    }

    private List<Message> messages(int most) {
        String queue = url.get();
        return sqs.receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(Math.toIntExact(settings.poll().toSeconds()))
                        .visibilityTimeout(Math.toIntExact(settings.visibility().toSeconds()))
                        .messageSystemAttributeNames(
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                MessageSystemAttributeName.SENT_TIMESTAMP))
                .messages();
    }

    /** An {@link Error} ends neither the worker nor the message, which is received again like any other that failed. */
    private void handle(Message message) {
        try {
            handler.accept(QueueMessage.of(message));
            inHand.remove(message);
            deletions.add(message);
        } catch (RuntimeException | Error e) {
            inHand.remove(message);
            failed(message, e);
        } finally {
            free.release();
        }
    }

    /** Extends visibility timeouts until the last handler has ended, which may run longer than the reader. */
    private void keep() {
        try {
            while (true) {
                Thread.sleep(settings.visibility().dividedBy(EXTENSIONS));
                inHand.forEach(message -> keepFromOthers(message, settings.visibility()));
                undeliverable.tell();
            }
        } catch (InterruptedException closing) {
            LOG.debug("The last message of queue {} was handled", name);
        }
    }

    private void failed(Message message, Throwable e) {
        int receives = QueueMessage.of(message).receives();
        if (isForGood(e)) {
            undeliverable.found(message.messageId(), receives, String.valueOf(e.getMessage()));
        } else if (e instanceof Unconfirmed) {
            LOG.info("Message {} of queue {} will be received again: {}", message.messageId(), name, e.getMessage());
        } else {
            LOG.error("Message {} of queue {} failed, delivery {}", message.messageId(), name, receives, e);
        }
        keepFromOthers(message, isForGood(e) ? Duration.ZERO : longest(BackOff.after(receives)));
    }

    private void keepFromOthers(Message message, Duration time) {
        try {
            sqs.changeMessageVisibility(request -> request.queueUrl(url.get())
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(Math.toIntExact(time.toSeconds())));
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "The visibility timeout of message {} of queue {} could not be changed: {}",
                    message.messageId(),
                    name,
                    e.toString());
        }
    }

    /** Whether retries are useless: the message goes to the dead-letter queue. */
    private static boolean isForGood(Throwable e) {
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
