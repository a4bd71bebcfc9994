package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.lambda.LocalFunction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

@Tag("crash")
class KilledProcessTest {

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void callsOfAProcessThatWasKilledAreTakenOverByOneThatLives() throws Exception {
        var database = (PGSimpleDataSource) TestDatabases.fresh();
        var function = LocalFunction.of(() -> (_, output, _) -> {
            calls.incrementAndGet();
            output.write("\"checked\"".getBytes(StandardCharsets.UTF_8));
        });
        try (var survivor = LocalStates.on(database, Clock.systemUTC(), Map.of("check", function))) {
            var doomed = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            TestClients.keysOption(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Doomed.class.getName(),
                            database.getUrl(),
                            database.getUser(),
                            Objects.requireNonNull(database.getPassword()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var execution = doomed.inputReader()
                    .lines()
                    .filter(line -> line.startsWith("arn:"))
                    .findFirst()
                    .orElseThrow();
            assertThat(calls).hasValue(0);

            doomed.destroyForcibly().waitFor();

            assertThat(survivor.awaitEnd(execution).output()).isEqualTo("\"checked\"");
            assertThat(calls).hasValue(1);
            assertThat(survivor.count(execution, HistoryEventType.TASK_SUCCEEDED))
                    .isEqualTo(1);
        }
    }

    /** Starts an execution, and tells its ARN when the function is called, which never answers. */
    static final class Doomed {

        private Doomed() {}

        public static void main(String[] arguments) throws InterruptedException {
            var called = new CountDownLatch(1);
            var function = LocalFunction.of(() -> (_, _, _) -> {
                called.countDown();
                awaitDeath();
            });
            try (var aws = LocalStates.on(database(arguments), Clock.systemUTC(), Map.of("check", function))) {
                var execution = aws.start(aws.machine("Check", RestartTest.CHECK), "{}");
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
