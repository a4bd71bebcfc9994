package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.lambda.LocalFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

@Tag("crash")
class KilledProcessTest {

    private static final int ITEMS = 20;

    private static final String MAP = """
            "Check":{"Type":"Map","Items":"{% [1..20] %}","MaxConcurrency":4,"End":true,
             "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
              "StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","End":true,
               "Arguments":{"FunctionName":"check","Payload":"{% $states.input %}"},"Output":"{% $states.result.Payload %}"}}}}
            """;

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void callsOfAProcessThatWasKilledAreTakenOverByOneThatLives() throws Exception {
        var database = (PGSimpleDataSource) TestDatabases.fresh();
        var function = LocalFunction.of(() -> (_, output, _) -> {
            calls.incrementAndGet();
            output.write("\"checked\"".getBytes(StandardCharsets.UTF_8));
        });
        try (var survivor = LocalStates.on(database, Clock.systemUTC(), Map.of("check", function))) {
            var doomed = doomed(database, RestartTest.CHECK);
            var execution = executionOf(doomed);
            assertThat(calls).hasValue(0);

            doomed.destroyForcibly().waitFor();

            assertThat(survivor.awaitEnd(execution).output()).isEqualTo("\"checked\"");
            assertThat(calls).hasValue(1);
            assertThat(survivor.count(execution, HistoryEventType.TASK_SUCCEEDED))
                    .isEqualTo(1);
        }
    }

    @Test
    void aMapRunOfAProcessThatWasKilledGoesOnWhereItWas() throws Exception {
        var database = (PGSimpleDataSource) TestDatabases.fresh();
        var function = LocalFunction.of(() -> (input, output, _) -> {
            calls.incrementAndGet();
            output.write(input.readAllBytes());
        });
        try (var survivor = LocalStates.on(database, Clock.systemUTC(), Map.of("check", function))) {
            var doomed = doomed(database, MAP);
            var execution = executionOf(doomed);

            doomed.destroyForcibly().waitFor();

            var items =
                    IntStream.rangeClosed(1, ITEMS).mapToObj(Integer::toString).toList();
            assertThat(survivor.awaitEnd(execution).output()).isEqualTo("[" + String.join(",", items) + "]");
            var run = survivor.states
                    .listMapRuns(r -> r.executionArn(execution))
                    .mapRuns()
                    .getFirst()
                    .mapRunArn();
            var counts = survivor.states.describeMapRun(r -> r.mapRunArn(run)).executionCounts();
            assertThat(counts.succeeded()).isEqualTo(ITEMS);
            assertThat(counts.total()).isEqualTo(ITEMS);
            assertThat(calls).hasValueGreaterThan(0).hasValueLessThan(ITEMS);
            assertThat(survivor.count(execution, HistoryEventType.MAP_RUN_SUCCEEDED))
                    .isEqualTo(1);
        }
    }

    private static Process doomed(PGSimpleDataSource database, String states) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        TestClients.keysOption(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Doomed.class.getName(),
                        database.getUrl(),
                        database.getUser(),
                        Objects.requireNonNull(database.getPassword()),
                        states)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String executionOf(Process doomed) {
        return doomed.inputReader()
                .lines()
                .filter(line -> line.startsWith("arn:"))
                .findFirst()
                .orElseThrow();
    }

    /** Starts an execution, and tells its ARN when the function is called for the last time that it would answer; it never does. */
    static final class Doomed {

        private Doomed() {}

        public static void main(String[] arguments) throws InterruptedException {
            var called = new CountDownLatch(1);
            var answers = new AtomicInteger(arguments[3].equals(MAP) ? ITEMS / 2 : 0);
            var function = LocalFunction.of(() -> (input, output, _) -> {
                if (answers.decrementAndGet() < 0) {
                    called.countDown();
                    awaitDeath();
                }
                output.write(input.readAllBytes());
            });
            try (var aws = LocalStates.on(database(arguments), Clock.systemUTC(), Map.of("check", function))) {
                var execution = aws.start(aws.machine("Check", arguments[3]), "{}");
                called.await();
                System.out.println(execution);
                awaitDeath();
            }
        }

        private static DataSource database(String[] arguments) {
            var database = new PGSimpleDataSource();
            database.setUrl(arguments[0]);
            database.setUser(arguments[1]);
            database.setPassword(arguments[2]);
            return database;
        }

        private static void awaitDeath() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException cutOff) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
