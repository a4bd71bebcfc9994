package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.lambda.LocalFunction;
import dev.countersign.localaws.postgres.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class ExecutionsCrashTest {

    private static final int EXECUTIONS = 45;

    private final Set<String> called = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    @Test
    void every_accepted_execution_ends_right_when_postgres_is_killed_under_load() throws Exception {
        var note = LocalFunction.of(() -> (input, output, _) -> {
            called.add(new String(input.readAllBytes(), StandardCharsets.UTF_8));
            output.write('1');
        });
        try (var postgres = PostgresServer.start(folder, TestDatabases.BINARIES, Map.of());
                var aws = LocalStates.on(postgres.dataSource("postgres"), Clock.systemUTC(), Map.of("note", note))) {
            var done = aws.queue("done");
            var machine = aws.machine("Wait", definition(done));
            var executions = new ArrayList<String>();
            for (int n = 0; n < EXECUTIONS; n++) {
                if (n % 20 == 10) {
                    killPostgres();
                }
                var name = "execution-" + n;
                executions.add(again(() -> aws.states
                        .startExecution(r -> r.stateMachineArn(machine).name(name))
                        .executionArn()));
            }

            for (var execution : executions) {
                var ended = again(() -> aws.awaitEnd(execution));
                assertThat(ended.status()).as(execution).isEqualTo(ExecutionStatus.SUCCEEDED);
                assertThat(aws.count(execution, HistoryEventType.TASK_SUCCEEDED))
                        .isEqualTo(2);
            }
            assertThat(called).hasSize(EXECUTIONS);
            assertThat(Messages.all(aws.queues, done)).containsExactlyInAnyOrderElementsOf(executions);
        }
    }

    private static String definition(String done) {
        return """
                "Wait":{"Type":"Wait","Seconds":1,"Next":"Note"},
                "Note":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Next":"Tell",
                 "Arguments":{"FunctionName":"note","Payload":{"id":"{%% $states.context.Execution.Id %%}"}}},
                "Tell":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","End":true,
                 "Arguments":{"QueueUrl":"%s","MessageBody":"{%% $states.context.Execution.Id %%}"}}
                """.formatted(done);
    }

    /** As any client of AWS does it: again, until it is answered. */
    private static <T> T again(Supplier<T> request) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                return request.get();
            } catch (SdkException failed) {
                if (System.nanoTime() > end) {
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
