package dev.countersign.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;

/** Deletes the messages of one queue whose handlers have returned. Messages that arrive here while a call is made are deleted together by the next one. */
final class Deletions implements AutoCloseable {

    /** SQS takes no more in one call. */
    private static final int MOST_AT_ONCE = 10;

    private static final Message END = Message.builder().build();

    private final Supplier<String> url;
    private final SqsClient sqs;
    private final BiConsumer<Message, Throwable> failed;
    private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>();
    private final Thread sender;

    /** @param failed is called for a message that could not be deleted, which will be received again */
    Deletions(String name, Supplier<String> url, SqsClient sqs, BiConsumer<Message, Throwable> failed) {
        this.url = url;
        this.sqs = sqs;
        this.failed = failed;
        this.sender = Thread.ofVirtual().name("queue-" + name + "-deletions").start(this::run);
    }

    /** Returns at once. */
    void add(Message message) {
        waiting.add(message);
    }

    /** Deletes what was added before. */
    @Override
    public void close() {
        waiting.add(END);
        try {
            sender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (List<Message> next = take(); !next.isEmpty(); next = take()) {
                delete(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a message; empty at the end. */
    private List<Message> take() throws InterruptedException {
        List<Message> taken = new ArrayList<>(List.of(waiting.take()));
        waiting.drainTo(taken, MOST_AT_ONCE - 1);
        if (taken.remove(END) && !taken.isEmpty()) {
            waiting.add(END);
        }
        return taken;
    }

    private void delete(List<Message> messages) {
        try {
            DeleteMessageBatchResponse answer = sqs.deleteMessageBatch(
                    request -> request.queueUrl(url.get()).entries(entries(messages)));
            answer.failed()
                    .forEach(one -> failed.accept(
                            messages.get(Integer.parseInt(one.id())),
                            new IllegalStateException(one.code() + ": " + one.message())));
        } catch (RuntimeException | Error e) {
            messages.forEach(message -> failed.accept(message, e));
        }
    }

    /** The id of an entry is its index. */
    private static List<DeleteMessageBatchRequestEntry> entries(List<Message> messages) {
        return IntStream.range(0, messages.size())
                .mapToObj(index -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(index))
                        .receiptHandle(messages.get(index).receiptHandle())
                        .build())
                .toList();
    }
}
