package dev.countersign.localaws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Several senders and receivers at once: each group keeps its order, and each message is handled once. */
@Timeout(180)
class FifoConcurrencyTest {

    private static final int SENDERS = 4;
    private static final int RECEIVERS = 4;
    private static final int GROUPS = 6;

    @TempDir
    Path folder;

    private final AtomicInteger sent = new AtomicInteger();

    /** What was handled of each group, in this order. */
    private final ConcurrentMap<String, List<String>> handled = new ConcurrentHashMap<>();

    @Test
    void twoEnginesOnOneDatabaseKeepTheOrderOfEachGroup() throws Exception {
        var database = TestDatabases.fresh();
        try (var one = LocalAws.start(LocalAwsConfig.on(0, database, TestClients.KEYS));
                var two = LocalAws.start(LocalAwsConfig.on(0, database, TestClients.KEYS));
                var first = TestClients.client(SqsClient.builder(), one.endpoint());
                var second = TestClients.client(SqsClient.builder(), two.endpoint())) {
            run(List.of(first, second), 50);
        }
    }

    @Test
    @Tag("crash")
    void theOrderOutlivesKillsOfPostgres() throws Exception {
        try (var postgres = PostgresServer.start(folder, TestDatabases.BINARIES, Map.of());
                var aws = LocalAws.start(LocalAwsConfig.on(0, postgres.dataSource("postgres"), TestClients.KEYS));
                var sqs = TestClients.client(SqsClient.builder(), aws.endpoint())) {
            var killer = Thread.ofVirtual().start(this::killPostgresTwice);
            run(List.of(sqs), 40);
            killer.join();
        }
    }

    private void run(List<SqsClient> clients, int each) throws Exception {
        var queue = clients.getFirst()
                .createQueue(
                        of -> of.queueName("ordered.fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        var sequences = new ConcurrentHashMap<String, List<String>>();
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Void>>();
            for (int n = 0; n < SENDERS; n++) {
                int sender = n;
                work.add(() -> send(clients.get(sender % clients.size()), queue, sender, each, sequences));
            }
            for (int n = 0; n < RECEIVERS; n++) {
                int receiver = n;
                work.add(() -> receive(clients.get(receiver % clients.size()), queue, SENDERS * each));
            }
            for (var done : all.invokeAll(work)) {
                done.get();
            }
        }
        sequences.forEach((group, numbers) -> assertThat(handled.get(group))
                .as(group)
                .containsExactlyElementsOf(
                        numbers.stream().sorted(Comparator.naturalOrder()).toList()));
    }

    private Void send(
            SqsClient sqs, String queue, int sender, int count, ConcurrentMap<String, List<String>> sequences) {
        for (int n = 0; n < count; n++) {
            var group = "group-" + n % GROUPS;
            var id = sender + "-" + n;
            var number = untilAccepted(() -> sqs.sendMessage(to -> to.queueUrl(queue)
                            .messageBody(id)
                            .messageGroupId(group)
                            .messageDeduplicationId(id)))
                    .sequenceNumber();
            sequences.computeIfAbsent(group, _ -> new CopyOnWriteArrayList<>()).add(number);
            sent.incrementAndGet();
        }
        return null;
    }

    private Void receive(SqsClient sqs, String queue, int all) {
        while (handled.values().stream().mapToInt(List::size).sum() < all) {
            // If the answer is lost, the repeated attempt gets the same messages.
            var attempt = UUID.randomUUID().toString();
            var messages = untilAccepted(() -> sqs.receiveMessage(from -> from.queueUrl(queue)
                            .receiveRequestAttemptId(attempt)
                            .maxNumberOfMessages(3)
                            .waitTimeSeconds(1)
                            .visibilityTimeout(20)
                            .messageSystemAttributeNamesWithStrings("All")))
                    .messages();
            for (var message : messages) {
                note(message);
                untilAccepted(() -> sqs.deleteMessage(of -> of.queueUrl(queue).receiptHandle(message.receiptHandle())));
            }
        }
        return null;
    }

    private void note(Message message) {
        var group = message.attributes().getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, "none");
        var number = message.attributes().getOrDefault(MessageSystemAttributeName.SEQUENCE_NUMBER, "none");
        handled.computeIfAbsent(group, _ -> new CopyOnWriteArrayList<>()).add(number);
    }

    /** Repeats the call, as any client of AWS does. */
    private static <T> T untilAccepted(Supplier<T> call) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                return call.get();
            } catch (SdkException failed) {
                if (System.nanoTime() > deadline) {
                    throw failed;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    private void killPostgresTwice() {
        for (int kill = 1; kill <= 2; kill++) {
            while (sent.get() < kill * 50) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            try {
                var pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                        .getFirst();
                ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
