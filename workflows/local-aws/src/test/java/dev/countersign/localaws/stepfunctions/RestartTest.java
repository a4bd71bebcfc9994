package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.lambda.LocalFunction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class RestartTest {

    static final String CHECK = """
            "Check":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
             "Arguments":{"FunctionName":"check"},"Output":"{% $states.result.Payload %}","End":true}
            """;

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void aCallWhoseEngineIsGoneIsMadeAgainAtOnceAndMovesTheExecutionOnce() {
        var database = TestDatabases.fresh();
        String execution;
        try (var first = LocalStates.on(database, Clock.systemUTC(), Map.of("check", hanging()))) {
            execution = first.start(first.machine("Check", CHECK), "{}");
            LocalStates.await("the function is called", () -> calls.get() == 1);
        }

        var restarted = Instant.now();
        try (var second = LocalStates.on(database, Clock.systemUTC(), Map.of("check", answering()))) {
            assertThat(second.awaitEnd(execution).output()).isEqualTo("\"checked\"");
            assertThat(Duration.between(restarted, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(calls).hasValue(2);
            assertThat(second.count(execution, HistoryEventType.TASK_STARTED)).isEqualTo(1);
            assertThat(second.count(execution, HistoryEventType.TASK_SUCCEEDED)).isEqualTo(1);
        }
    }

    @Test
    void aLiveEngineKeepsItsCallsHoweverLongTheyTake() {
        var database = TestDatabases.fresh();
        var release = new CountDownLatch(1);
        try (var first = LocalStates.on(database, Clock.systemUTC(), Map.of("check", waiting(release)));
                var second = LocalStates.on(database, Clock.systemUTC(), Map.of("check", answering()))) {
            var execution = first.start(first.machine("Check", CHECK), "{}");
            LocalStates.await("the function is called", () -> calls.get() == 1);
            // By then the second engine has looked for calls to take over, more than once.
            var timer = second.start(
                    second.machine("Wait", "\"Wait\":{\"Type\":\"Wait\",\"Seconds\":3,\"End\":true}"), "{}");
            second.awaitEnd(timer);

            release.countDown();

            assertThat(first.awaitEnd(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void whatAFunctionAnswersToAStoppedExecutionChangesNothing() {
        var release = new CountDownLatch(1);
        try (var aws = LocalStates.on(TestDatabases.fresh(), Clock.systemUTC(), Map.of("check", waiting(release)))) {
            var execution = aws.start(aws.machine("Check", CHECK), "{}");
            LocalStates.await("the function is called", () -> calls.get() == 1);

            var stopped = aws.states.stopExecution(r -> r.executionArn(execution));
            var history = aws.history(execution);
            release.countDown();

            // The next call is answered after the one before it could have been.
            var next = aws.start(aws.machine("Check", CHECK), "{}");
            aws.awaitEnd(next);
            assertThat(aws.describe(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
            assertThat(aws.describe(execution).stopDate()).isEqualTo(stopped.stopDate());
            assertThat(aws.history(execution)).isEqualTo(history);
        }
    }

    private LocalFunction hanging() {
        return waiting(never);
    }

    private LocalFunction answering() {
        return waiting(new CountDownLatch(0));
    }

    private LocalFunction waiting(CountDownLatch release) {
        return LocalFunction.of(() -> (_, output, _) -> {
            calls.incrementAndGet();
            try {
                release.await();
                output.write("\"checked\"".getBytes(StandardCharsets.UTF_8));
            } catch (InterruptedException killed) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
