package dev.countersign.localaws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

@Tag("crash")
class CrashTest {

    private static final int MESSAGES = 60;

    @TempDir
    Path folder;

    @Test
    void noMessageThatWasAcceptedIsLostWhenPostgresIsKilledUnderLoad() throws Exception {
        try (var postgres = PostgresServer.start(folder, TestDatabases.BINARIES, Map.of());
                var aws = LocalAws.start(LocalAwsConfig.on(0, postgres.dataSource("postgres"), TestClients.KEYS));
                var sqs = TestClients.client(SqsClient.builder(), aws.endpoint())) {
            var queue = sqs.createQueue(of -> of.queueName("kept")).queueUrl();
            var accepted = new HashSet<String>();
            for (int n = 0; n < MESSAGES; n++) {
                if (n % 20 == 10) {
                    killPostgres();
                }
                accepted.add(send(sqs, queue, "message " + n));
            }

            var received = new HashSet<String>();
            while (!received.containsAll(accepted)) {
                var messages = sqs.receiveMessage(from -> from.queueUrl(queue)
                                .maxNumberOfMessages(10)
                                .visibilityTimeout(600)
                                .waitTimeSeconds(2))
                        .messages();
                assertThat(messages).isNotEmpty();
                messages.stream().map(Message::messageId).forEach(received::add);
            }
        }
    }

    /** Repeats the call until it is accepted, as any client of AWS does. */
    private static String send(SqsClient sqs, String queue, String body) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                return sqs.sendMessage(to -> to.queueUrl(queue).messageBody(body))
                        .messageId();
            } catch (SdkException failed) {
                if (System.nanoTime() > deadline) {
                    throw failed;
                }
                new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void killPostgres() throws Exception {
        var pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst();
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    }
}
