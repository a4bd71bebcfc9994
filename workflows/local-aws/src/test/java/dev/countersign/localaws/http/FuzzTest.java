package dev.countersign.localaws.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.lambda.LocalFunction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Requests that are nearly right. {@code -Dfuzz.requests=1000000 -Dfuzz.seed=…} asks for more, as {@code ./countersign test --crash} does,
 * and for the same again.
 */
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 10_000);
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int CLIENTS = 4;
    private static final int WARMING_UP = 3_000;

    /** What caches and pools may grow by; a leak of a kilobyte a request would be as much. */
    private static final long SPARE_HEAP = 10 << 20;

    /** The JVM and other tests start some, too; a leak of a thread a request would be thousands. */
    private static final int SPARE_THREADS = 40;

    private static final int SPARE_FILES = 8;
    private static final int MOST_CONNECTIONS = 24;

    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();

    @Test
    void noRequestMakesTheServerFailAndNoneLeavesAnythingBehind() throws Exception {
        System.out.println("fuzz.requests=" + REQUESTS + " fuzz.seed=" + SEED);
        var echo = LocalFunction.of(() -> (input, output, _) -> input.transferTo(output));
        var database = TestDatabases.fresh();
        try (var aws = LocalAws.start(
                LocalAwsConfig.on(0, database, TestClients.KEYS).forAnybody().withFunctions(Map.of("echo", echo)))) {
            fuzz(aws.endpoint(), WARMING_UP, SEED);
            var before = Footprint.now(database);
            fuzz(aws.endpoint(), REQUESTS, SEED + CLIENTS);
            var after = Footprint.now(database);

            System.out.printf("answers by status: %s; before: %s; after: %s%n", new TreeMap<>(statuses), before, after);
            assertThat(statuses.keySet()).allMatch(status -> status < 500).contains(200, 400);
            assertThat(after.heapBytes() - before.heapBytes()).as("more heap").isLessThan(SPARE_HEAP);
            assertThat(after.threads() - before.threads()).as("more threads").isLessThan(SPARE_THREADS);
            assertThat(after.files() - before.files()).as("more files").isLessThan(SPARE_FILES);
            assertThat(after.connections()).as("connections").isLessThanOrEqualTo(MOST_CONNECTIONS);
            assertHealthy(aws.endpoint());
        }
    }

    private void fuzz(URI endpoint, int requests, long seed) throws Exception {
        try (var clients = Executors.newFixedThreadPool(CLIENTS);
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            var work = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> (Callable<Void>) () -> {
                        var fuzzed = new FuzzedRequests(endpoint, new Random(seed + client));
                        for (int left = requests / CLIENTS; left > 0; left--) {
                            send(http, fuzzed);
                        }
                        return null;
                    })
                    .toList();
            for (var done : clients.invokeAll(work)) {
                done.get();
            }
        }
    }

    private void send(HttpClient http, FuzzedRequests fuzzed) throws Exception {
        var request = fuzzed.next();
        var answer = answer(http, request);
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        assertThat(answer.statusCode())
                .as("%s %s %s", request.uri(), request.headers().map(), answer.body())
                .isLessThan(500);
    }

    /**
     * Asks once more where the JDK's client lost an answer to itself: its watcher of idle connections now and then takes the first bytes
     * of an answer on a connection that is in use again, and says so.
     */
    private static HttpResponse<String> answer(HttpClient http, HttpRequest request) throws Exception {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException lost) {
            if (causes(lost)
                    .noneMatch(cause -> String.valueOf(cause.getMessage()).contains("non pooled connection"))) {
                throw lost;
            }
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static void assertHealthy(URI endpoint) {
        try (var sqs = TestClients.client(SqsClient.builder(), endpoint);
                var states = TestClients.client(SfnClient.builder(), endpoint)) {
            var queue = sqs.createQueue(of -> of.queueName("healthy")).queueUrl();
            sqs.sendMessage(to -> to.queueUrl(queue).messageBody("x"));
            assertThat(sqs.receiveMessage(from -> from.queueUrl(queue)).messages())
                    .hasSize(1);

            var machine = states.createStateMachine(of -> of.name("healthy")
                            .roleArn("arn:aws:iam::000000000000:role/r")
                            .definition("{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}"))
                    .stateMachineArn();
            var execution =
                    states.startExecution(of -> of.stateMachineArn(machine)).executionArn();
            assertThat(states.describeExecution(of -> of.executionArn(execution))
                            .status())
                    .isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }
}
