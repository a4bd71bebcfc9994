package dev.countersign.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ExecutionTest {

    @Test
    void anInputThatGoesOnUnchangedIsStoredOnce() {
        TestHost host = TestHost.start("""
                {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 9, "End": true}}},
                  {"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 9, "End": true}}}]}}}""", "{'form': '" + "x".repeat(10_000) + "'}");

        assertThat(host.execution().toJson()).hasSizeLessThan(11_500);
        host.passTime();
        host.passTime();
        assertThat(host.output()).contains("x".repeat(10_000) + "\"},{");
    }

    @Test
    void thousandsOfIterationsThatWaitCanBeStoredAndGoOn() {
        TestHost host = TestHost.start("""
                {"QueryLanguage": "JSONata", "StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "Items": "{% [1..2000] %}",
                  "Output": "{% $count($states.result) %}",
                  "ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 1, "End": true}}}}}}""", "{}");
        while (host.passTime()) {
            assertThat(host.execution().toJson()).hasSizeLessThan(100_000);
        }

        assertThat(host.output()).isEqualTo("2000");
    }

    @Test
    void manyThreadsCanUseOneMachineAtTheSameTime() throws Exception {
        StateMachine machine = StateMachine.parse("""
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "End": true, "Output":
                  "{% ($f := function($n) { $n < 2 ? $n : $f($n - 1) + $f($n - 2) }; $map([1..$states.input], function($i) { $f($i) }) ~> $sum()) %}"}}}""");
        List<Callable<String>> runs = new ArrayList<>();
        for (int run = 0; run < 400; run++) {
            int size = 1 + run % 8;
            runs.add(() -> Interpreter.advance(
                            machine,
                            Execution.initial(),
                            new Event.Started(TestHost.CONTEXT, TestHost.json(String.valueOf(size))),
                            new Moment(TestHost.CONTEXT.startedAt(), "seed"))
                    .execution()
                    .output()
                    .orElseThrow()
                    .toString());
        }
        int[] sums = {1, 2, 4, 7, 12, 20, 33, 54};
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> outputs = threads.invokeAll(runs);
            for (int run = 0; run < outputs.size(); run++) {
                assertThat(outputs.get(run).get()).isEqualTo(String.valueOf(sums[run % 8]));
            }
        }
    }
}
