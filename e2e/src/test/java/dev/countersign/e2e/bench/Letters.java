package dev.countersign.e2e.bench;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Reads the queue of a shape as the product does, long polls of up to ten messages, and hands each token to the client that waits for it. A
 * message is deleted once it was handed over.
 */
final class Letters implements AutoCloseable {

    private static final Pattern REQUEST = Pattern.compile("\"requestId\":\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"taskToken\":\"([^\"]+)\"");
    private static final int MOST_AT_ONCE = 10;
    private static final int POLL_SECONDS = 2;
    private static final long PATIENCE_SECONDS = 60;

    private final SqsClient queues;
    private final String url;
    private final ConcurrentMap<String, BlockingQueue<String>> boxes = new ConcurrentHashMap<>();
    private final ExecutorService deleting = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService reading = Executors.newCachedThreadPool();
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    Letters(SqsClient queues, String url, int readers) {
        this.queues = queues;
        this.url = url;
        for (int reader = 0; reader < readers; reader++) {
            reading.execute(this::read);
        }
    }

    /** Waits for the next token of an execution. */
    String token(String execution) throws InterruptedException {
        String token = box(execution).poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (token == null) {
            throw new IllegalStateException("no letter came for " + execution, failure);
        }
        return token;
    }

    void forget(String execution) {
        boxes.remove(execution);
    }

    private BlockingQueue<String> box(String execution) {
        return boxes.computeIfAbsent(execution, name -> new LinkedBlockingQueue<>());
    }

    private void read() {
        while (!closed) {
            try {
                List<Message> messages = queues.receiveMessage(request -> request.queueUrl(url)
                                .maxNumberOfMessages(MOST_AT_ONCE)
                                .waitTimeSeconds(POLL_SECONDS))
                        .messages();
                if (!messages.isEmpty()) {
                    messages.forEach(this::handOver);
                    deleting.execute(() -> delete(messages));
                }
            } catch (AbortedException interrupted) {
                if (!closed) {
                    failure = interrupted;
                }
            } catch (RuntimeException failed) {
                failure = failed;
            }
        }
    }

    private void handOver(Message message) {
        box(first(REQUEST, message.body())).add(first(TOKEN, message.body()));
    }

    private void delete(List<Message> messages) {
        queues.deleteMessageBatch(request -> request.queueUrl(url)
                .entries(messages.stream()
                        .map(message -> DeleteMessageBatchRequestEntry.builder()
                                .id(message.messageId())
                                .receiptHandle(message.receiptHandle())
                                .build())
                        .toList()));
    }

    private static String first(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        if (!matcher.find()) {
            throw new IllegalStateException("a letter without " + pattern + ": " + body);
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        closed = true;
        reading.shutdownNow();
        reading.close();
        deleting.close();
    }
}
