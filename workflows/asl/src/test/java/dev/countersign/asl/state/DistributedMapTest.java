package dev.countersign.asl.state;

import static dev.countersign.asl.TestHost.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.StateMachine;
import dev.countersign.asl.TestHost;
import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.asl.event.MapInput;
import dev.countersign.asl.parse.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DistributedMapTest {

    private static final String PROCESSOR = """
            "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
             "StartAt":"Inner","States":{"Inner":{"Type":"Pass","End":true}}}
            """;

    @Test
    void theHostRunsAnExecutionForEachItemAndTheirOutputsAreTheResult() {
        var host = TestHost.start(map("\"Label\":\"each\","), "{'values':['a','b']}");
        Effect.StartMapRun run = host.mapRun().orElseThrow();
        assertThat(run.mapRunArn()).startsWith("arn:aws:states:us-east-1:111111111111:mapRun:machine/each:");
        assertThat(run.executions()).isEqualTo(2);

        TestHost child = host.child(run, host.inputsOf(run).get(1));
        assertThat(child.output()).isEqualTo("\"b\"");
        assertThat(child.types())
                .containsExactly("ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded");

        host.mapRunSucceeded(run, json("['A','B']"));
        assertThat(host.output()).isEqualTo("[\"A\",\"B\"]");
        assertThat(host.types())
                .containsSubsequence(
                        "MapStateStarted", "MapRunStarted", "MapRunSucceeded", "MapStateSucceeded", "MapStateExited");
    }

    @Test
    void aRedriveContinuesTheRunThatFailed() {
        var host = TestHost.start(map(""), "{'values':['a','b']}");
        Effect.StartMapRun run = host.mapRun().orElseThrow();
        List<MapInput> inputs = host.inputsOf(run);
        host.mapRunFailed(run, "States.ExceedToleratedFailureThreshold", "too many");

        host.send(new Event.Redriven());

        assertThat(host.mapRun()).contains(run);
        assertThat(host.inputsOf(run)).isEqualTo(inputs);
        host.mapRunSucceeded(run, json("['A','B']"));
        assertThat(host.output()).isEqualTo("[\"A\",\"B\"]");
        assertThat(host.types())
                .containsSubsequence(
                        "ExecutionFailed",
                        "ExecutionRedriven",
                        "MapRunRedriven",
                        "MapRunSucceeded",
                        "MapStateSucceeded",
                        "MapStateExited",
                        "ExecutionSucceeded");
    }

    @Test
    void aRunThatWasAbortedWithItsExecutionContinuesToo() {
        var host = TestHost.start(map(""), "{'values':['a','b']}");
        Effect.StartMapRun run = host.mapRun().orElseThrow();
        host.send(new Event.Aborted(null, null));
        assertThat(host.mapRun()).isEmpty();

        host.send(new Event.Redriven());

        assertThat(host.mapRun()).contains(run);
    }

    @Test
    void anItemIsSelectedTheSameWayHoweverOftenItIsAskedFor() {
        var host = TestHost.start(map("""
                "ItemSelector":{"item.$":"$$.Map.Item.Value","index.$":"$$.Map.Item.Index","id.$":"States.UUID()"},
                """), "{'values':['a','b']}");
        Effect.StartMapRun run = host.mapRun().orElseThrow();

        List<MapInput> inputs = host.inputsOf(run);

        assertThat(inputs).isEqualTo(host.inputsOf(run)).doesNotHaveDuplicates();
        assertThat(inputs.getLast().input().get("item").stringValue()).isEqualTo("b");
        assertThat(inputs.getLast().input().get("index").intValue()).isEqualTo(1);
    }

    @Test
    void itemsAreBatchedByNumber() {
        var host = TestHost.start(map("""
                "ItemBatcher":{"MaxItemsPerBatch":2,"BatchInput":{"all.$":"$.of"}},
                """), "{'values':[1,2,3],'of':'them'}");
        Effect.StartMapRun run = host.mapRun().orElseThrow();

        assertThat(run.executions()).isEqualTo(2);
        assertThat(run.items()).isEqualTo(3);
        assertThat(inputs(host, run))
                .containsExactly(
                        json("{'BatchInput':{'all':'them'},'Items':[1,2]}"),
                        json("{'BatchInput':{'all':'them'},'Items':[3]}"));
        assertThat(host.inputsOf(run)).extracting(MapInput::items).containsExactly(2, 1);
    }

    @Test
    void itemsAreBatchedBySize() {
        var host = TestHost.start(
                map("\"ItemBatcher\":{\"MaxInputBytesPerBatchPath\":\"$.bytes\"},"),
                "{'values':['aaaa','bbbb','cccc'],'bytes':30}");

        assertThat(inputs(host, host.mapRun().orElseThrow()))
                .containsExactly(json("{'Items':['aaaa','bbbb']}"), json("{'Items':['cccc']}"));
    }

    @Test
    void aFailedMapRunFailsTheStateWhichCanCatchIt() {
        var host = TestHost.start(map("""
                "Catch":[{"ErrorEquals":["States.ExceedToleratedFailureThreshold"],"Next":"Caught"}],
                """), "{'values':['a']}");

        host.mapRunFailed(host.mapRun().orElseThrow(), "States.ExceedToleratedFailureThreshold", "too many");

        assertThat(host.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(host.types())
                .containsSubsequence("MapRunStarted", "MapRunFailed", "MapStateFailed", "MapStateExited");
        assertThat(host.output()).contains("too many");
    }

    @Test
    void theEndOfTheExecutionCancelsItsMapRun() {
        var host = TestHost.start(map(""), "{'values':['a']}");
        long task = host.mapRun().orElseThrow().task();

        var advance = host.send(new Event.Aborted(null, null));

        assertThat(advance.effects()).containsExactly(new Effect.CancelTask(task, true));
        assertThat(host.mapRun()).isEmpty();
    }

    @Test
    void whatNeedsStorageOutsideIsRefusedByItsName() {
        assertThat(StateMachine.validate(map("\"ItemReader\":{},\"ResultWriter\":{},")))
                .extracting(Problem::message)
                .containsExactly("ItemReader is not supported here", "ResultWriter is not supported here");
        assertThat(StateMachine.validate(map("").replace("STANDARD", "EXPRESS")))
                .extracting(Problem::message)
                .containsExactly("An express child workflow is not supported here");
        assertThat(StateMachine.validate(map("\"ItemBatcher\":{},")))
                .extracting(Problem::location)
                .containsExactly("/States/Each/ItemBatcher");
        assertThat(StateMachine.validate(map("\"Label\":\"a b\",")))
                .extracting(Problem::location)
                .containsExactly("/States/Each/Label");
    }

    private static List<JsonNode> inputs(TestHost host, Effect.StartMapRun run) {
        return host.inputsOf(run).stream().map(MapInput::input).toList();
    }

    private static String map(String fields) {
        return """
                {"StartAt":"Each","States":{
                 "Each":{"Type":"Map","ItemsPath":"$.values",%s"Next":"Caught",%s},
                 "Caught":{"Type":"Succeed"}}}
                """.formatted(fields, PROCESSOR);
    }
}
