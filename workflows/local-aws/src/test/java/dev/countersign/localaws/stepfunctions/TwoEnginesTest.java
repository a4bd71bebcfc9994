package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.lambda.LocalFunction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

class TwoEnginesTest {

    private static final int EXECUTIONS = 200;

    private final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();

    @Test
    void twoEnginesOnOneDatabaseNeverAdvanceAnExecutionTwice() throws Exception {
        var database = TestDatabases.fresh();
        var functions = Map.of("note", LocalFunction.of(() -> (input, output, _) -> {
            calls.add(new String(input.readAllBytes(), StandardCharsets.UTF_8));
            output.write('1');
        }));
        try (var one = LocalStates.on(database, Clock.systemUTC(), functions);
                var other = LocalStates.on(database, Clock.systemUTC(), functions);
                var threads = Executors.newFixedThreadPool(16)) {
            var done = one.queue("done");
            var machine = one.machine("All", definition(one, done));
            var engines = List.of(one, other);

            var executions =
                    results(threads.invokeAll(numbers(i -> engines.get(i % 2).start(machine, "{}"))));
            var tokens =
                    results(threads.invokeAll(numbers(i -> engines.get(i % 2).receiveToken())));
            // Each token is answered through both engines at the same time.
            var accepted = results(threads.invokeAll(IntStream.range(0, 2 * EXECUTIONS)
                    .<Callable<Boolean>>mapToObj(i -> () -> answer(engines.get(i % 2), tokens.get(i / 2)))
                    .toList()));

            executions.forEach(
                    execution -> assertThat(one.awaitEnd(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED));
            assertThat(accepted.stream().filter(Boolean::booleanValue)).hasSize(EXECUTIONS);
            assertThat(calls).hasSize(EXECUTIONS).doesNotHaveDuplicates();
            assertThat(Messages.all(one.queues, done)).containsExactlyInAnyOrderElementsOf(executions);
            for (var execution : executions) {
                assertToldOnce(one.history(execution));
            }
        }
    }

    @Test
    void whatAnEngineRemembersDoesNotCountWhereAnotherOneWentOn() {
        var database = TestDatabases.fresh();
        try (var one = LocalStates.on(database);
                var other = LocalStates.on(database)) {
            var machine = one.machine(
                    "First",
                    one.callback("First", "").replace("\"End\":true", "\"Next\":\"Second\"")
                            + ","
                            + one.callback("Second", ""));
            var execution = one.start(machine, "{}");
            var first = one.receiveToken();

            assertThat(answer(other, first)).isTrue();
            var second = other.receiveToken();
            assertThat(answer(one, first)).isFalse();
            assertThatThrownBy(() -> one.states.sendTaskHeartbeat(r -> r.taskToken(first)))
                    .isInstanceOf(TaskTimedOutException.class);
            assertThat(answer(one, second)).isTrue();
            assertThat(answer(other, second)).isFalse();

            assertThat(one.awaitEnd(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            var stopped = other.states.stopExecution(r -> r.executionArn(execution));
            assertThat(stopped.stopDate()).isEqualTo(one.describe(execution).stopDate());
            assertThat(one.count(execution, HistoryEventType.TASK_SUCCEEDED)).isEqualTo(2);
        }
    }

    /** A person, a timer and a function at the same time, and then a message. */
    private static String definition(LocalStates aws, String done) {
        return """
                "All":{"Type":"Parallel","Next":"Tell","Branches":[
                 {"StartAt":"Ask","States":{%s}},
                 {"StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":1,"End":true}}},
                 {"StartAt":"Note","States":{"Note":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                  "Arguments":{"FunctionName":"note","Payload":{"id":"{%% $states.context.Execution.Id %%}"}},"End":true}}}]},
                "Tell":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","End":true,
                 "Arguments":{"QueueUrl":"%s","MessageBody":"{%% $states.context.Execution.Id %%}"}}
                """.formatted(aws.callback("Ask", ""), done);
    }

    private static boolean answer(LocalStates aws, String token) {
        try {
            aws.states.sendTaskSuccess(r -> r.taskToken(token).output("1"));
            return true;
        } catch (TaskTimedOutException late) {
            return false;
        }
    }

    private static void assertToldOnce(List<HistoryEvent> history) {
        assertThat(history)
                .extracting(HistoryEvent::id)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, history.size()).boxed().toList());
        assertThat(history)
                .extracting(HistoryEvent::type)
                .containsOnlyOnce(
                        HistoryEventType.WAIT_STATE_EXITED,
                        HistoryEventType.PARALLEL_STATE_EXITED,
                        HistoryEventType.EXECUTION_SUCCEEDED);
        assertThat(history.stream().filter(event -> event.type() == HistoryEventType.TASK_SUCCEEDED))
                .hasSize(3);
    }

    private static <T> List<Callable<T>> numbers(IntFunction<T> each) {
        return IntStream.range(0, EXECUTIONS)
                .<Callable<T>>mapToObj(i -> () -> each.apply(i))
                .toList();
    }

    private static <T> List<T> results(List<Future<T>> futures) throws Exception {
        var results = new ArrayList<T>();
        for (var future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
