package dev.countersign.e2e.durability;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives the messages of a queue and records them. */
final class Messages implements AutoCloseable {

    private static final int RECEIVERS = 2;
    private static final int VISIBILITY_SECONDS = 10;
    private static final Duration LAST_POLL = Duration.ofSeconds(5);
    private static final List<QueueAttributeName> LEFT = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

    private final Engines engines;
    private final String queue;
    private final Recipient recipient;
    private final Map<Effect, Set<String>> ids = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    /** Handles a message, which is then deleted. */
    @FunctionalInterface
    interface Recipient {

        void read(Effect effect, JsonNode body);
    }

    Messages(Engines engines, String queue, Recipient recipient) {
        this.engines = engines;
        this.queue = queue;
        this.recipient = recipient;
        for (int receiver = 0; receiver < RECEIVERS; receiver++) {
            threads.execute(this::receive);
        }
    }

    private void receive() {
        while (!closed) {
            List<Message> messages = engines.ask(clients -> clients.queues()
                            .receiveMessage(from -> from.queueUrl(queue)
                                    .maxNumberOfMessages(10)
                                    .visibilityTimeout(VISIBILITY_SECONDS)
                                    .waitTimeSeconds(1)))
                    .orThrow()
                    .messages();
            messages.forEach(message -> threads.execute(() -> read(message)));
        }
    }

    private void read(Message message) {
        JsonNode body = JsonMapper.shared().readTree(message.body());
        Effect effect = Effect.of(body);
        ids.computeIfAbsent(effect, _ -> ConcurrentHashMap.newKeySet()).add(message.messageId());
        recipient.read(effect, body);
        engines.ask(clients -> clients.queues()
                        .deleteMessage(from -> from.queueUrl(queue).receiptHandle(message.receiptHandle())))
                .orThrow();
    }

    /** The number of messages of each effect. A redelivery has the same id and counts once. */
    Map<Effect, Integer> times() {
        return ids.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().size()));
    }

    boolean isQueueEmpty() {
        return engines
                .ask(clients -> clients.queues()
                        .getQueueAttributes(of -> of.queueUrl(queue).attributeNames(LEFT)))
                .orThrow()
                .attributes()
                .values()
                .stream()
                .allMatch("0"::equals);
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_POLL.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
    }
}
