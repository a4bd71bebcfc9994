package dev.countersign.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;

class DeletionsTest {

    private final Queue queue = new Queue();
    private final Map<String, String> failed = new ConcurrentHashMap<>();

    @Test
    void everyMessageIsDeletedAtMostTenInACall() {
        List<Message> messages = messages(57);
        try (Deletions deletions = deletions()) {
            messages.forEach(deletions::add);
        }
        assertThat(queue.deleted)
                .containsExactlyElementsOf(
                        messages.stream().map(Message::receiptHandle).toList());
        assertThat(queue.sizes).allSatisfy(size -> assertThat(size).isBetween(1, 10));
        assertThat(failed).isEmpty();
    }

    @Test
    void aMessageThatIsNotDeletedIsReportedAndTheOthersAreDeleted() {
        queue.refused = "receipt 3";
        try (Deletions deletions = deletions()) {
            messages(5).forEach(deletions::add);
        }
        assertThat(failed).containsOnlyKeys("receipt 3").containsValue("ReceiptHandleIsInvalid: expired");
        assertThat(queue.deleted).hasSize(4);
    }

    @Test
    void afterACallThatFailedItGoesOn() {
        queue.broken = true;
        try (Deletions deletions = deletions()) {
            deletions.add(message(1));
            while (failed.isEmpty()) {
                Thread.onSpinWait();
            }
            queue.broken = false;
            deletions.add(message(2));
        }
        assertThat(failed).containsOnlyKeys("receipt 1");
        assertThat(queue.deleted).containsExactly("receipt 2");
    }

    private Deletions deletions() {
        return new Deletions(
                "test",
                () -> "http://queue",
                queue,
                (message, e) -> failed.put(message.receiptHandle(), String.valueOf(e.getMessage())));
    }

    private static List<Message> messages(int count) {
        return IntStream.range(0, count).mapToObj(DeletionsTest::message).toList();
    }

    private static Message message(int number) {
        return Message.builder().receiptHandle("receipt " + number).build();
    }

    /** A queue that knows every receipt but one. */
    private static final class Queue implements SqsClient {

        private final List<String> deleted = new CopyOnWriteArrayList<>();
        private final List<Integer> sizes = new CopyOnWriteArrayList<>();
        private volatile String refused = "";
        private volatile boolean broken;

        @Override
        public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
            if (broken) {
                throw new IllegalStateException("no connection");
            }
            sizes.add(request.entries().size());
            request.entries().stream()
                    .map(DeleteMessageBatchRequestEntry::receiptHandle)
                    .filter(receipt -> !receipt.equals(refused))
                    .forEach(deleted::add);
            return DeleteMessageBatchResponse.builder()
                    .failed(request.entries().stream()
                            .filter(entry -> entry.receiptHandle().equals(refused))
                            .map(entry -> BatchResultErrorEntry.builder()
                                    .id(entry.id())
                                    .code("ReceiptHandleIsInvalid")
                                    .message("expired")
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {
            broken = true;
        }
    }
}
