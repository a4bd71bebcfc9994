package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveFilter;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;

class DistributedMapsTest {

    private final LocalStates aws = LocalStates.on(TestDatabases.fresh());

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void eachItemIsAnExecutionOfItsOwnAndOutputsKeepTheOrderOfTheItems() {
        var machine = each("\"Label\":\"ask\",\"MaxConcurrency\":2,", "[1,2,3]");
        var execution = aws.start(machine, "{}");

        var first = aws.receiveToken();
        var second = aws.receiveToken();
        assertThat(Messages.all(aws.queues, aws.tasks)).isEmpty();
        var run = mapRun(execution);
        assertThat(run.mapRunArn()).startsWith(machine.replace("stateMachine", "mapRun") + "/ask:");
        assertThat(run.executionCounts().running()).isEqualTo(2);
        assertThat(run.executionCounts().pending()).isEqualTo(1);
        assertThat(run.maxConcurrency()).isEqualTo(2);
        succeed(second, "two");
        var third = aws.receiveToken();
        succeed(third, "three");
        succeed(first, "one");

        assertThat(aws.awaitEnd(execution).output()).hasSize("[\"one\",\"two\",\"three\"]".length());
        assertThat(mapRun(execution).status()).isEqualTo(MapRunStatus.SUCCEEDED);
        assertThat(aws.history(execution))
                .extracting(event -> event.type())
                .containsSubsequence(
                        HistoryEventType.MAP_STATE_STARTED,
                        HistoryEventType.MAP_RUN_STARTED,
                        HistoryEventType.MAP_RUN_SUCCEEDED,
                        HistoryEventType.MAP_STATE_SUCCEEDED);
        var children = children(run.mapRunArn());
        assertThat(children).hasSize(3).allMatch(child -> child.itemCount() == 1);
        var child = aws.describe(children.getFirst().executionArn());
        assertThat(child.mapRunArn()).isEqualTo(run.mapRunArn());
        assertThat(child.stateMachineArn()).isEqualTo(machine + "/ask");
        assertThat(aws.states.listExecutions(r -> r.stateMachineArn(machine)).executions())
                .extracting(ExecutionListItem::executionArn)
                .containsExactly(execution);
    }

    @Test
    void theOutputsOfManyItemsAreInTheirOrder() {
        var numbers = IntStream.range(0, 300).boxed().toList();
        var machine = aws.machine("Each", """
                "Each":{"Type":"Map","Items":"{%% [0..299] %%}","End":true,
                 "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
                  "StartAt":"Same","States":{"Same":{"Type":"Pass","End":true}}}}
                """.replace("%%", "%"));

        assertThat(aws.awaitEnd(aws.start(machine, "{}")).output())
                .isEqualTo(numbers.toString().replace(" ", ""));
    }

    @Test
    void itemsOfABatchShareAnExecution() {
        var execution = aws.start(aws.machine("Each", """
                "Each":{"Type":"Map","Items":[1,2,3],"End":true,
                 "ItemBatcher":{"MaxItemsPerBatch":2,"BatchInput":{"by":"two"}},
                 "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
                  "StartAt":"Same","States":{"Same":{"Type":"Pass","End":true}}}}
                """), "{}");

        assertThat(aws.awaitEnd(execution).output())
                .isEqualTo(
                        "[{\"BatchInput\":{\"by\":\"two\"},\"Items\":[1,2]},{\"BatchInput\":{\"by\":\"two\"},\"Items\":[3]}]");
        var run = mapRun(execution);
        assertThat(run.itemCounts().succeeded()).isEqualTo(3);
        assertThat(run.executionCounts().succeeded()).isEqualTo(2);
    }

    @Test
    void oneFailureFailsTheRunAndStopsTheOthersUnlessItIsTolerated() {
        var execution = aws.start(each("", "[1,2,3]"), "{}");
        var tokens = List.of(aws.receiveToken(), aws.receiveToken(), aws.receiveToken());

        fail(tokens.getFirst());

        var ended = aws.awaitEnd(execution);
        assertThat(ended.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
        assertThat(ended.cause()).isEqualTo("The specified tolerated failure threshold was exceeded");
        assertThat(aws.count(execution, HistoryEventType.MAP_RUN_FAILED)).isEqualTo(1);
        var run = mapRun(execution);
        assertThat(run.status()).isEqualTo(MapRunStatus.FAILED);
        LocalStates.await(
                "the end of the others",
                () -> mapRun(execution).executionCounts().aborted() == 2);
    }

    @Test
    void aRedriveContinuesTheRunWithTheExecutionsThatDidNotSucceed() {
        var execution = aws.start(each("\"MaxConcurrency\":3,", "[1,2,3,4]"), "{}");
        var tokens = List.of(aws.receiveToken(), aws.receiveToken(), aws.receiveToken());
        fail(tokens.getFirst());
        aws.awaitEnd(execution);
        var failed = mapRun(execution);
        var child = failedChild(failed.mapRunArn());
        assertThat(aws.describe(child).redriveStatusAsString()).isEqualTo("REDRIVABLE_BY_MAP_RUN");

        // Without a wait for the end of the two that are stopped.
        aws.states.redriveExecution(r -> r.executionArn(execution));

        for (int item = 0; item < 4; item++) {
            succeed(aws.receiveToken(), "again");
        }
        var ended = aws.awaitEnd(execution);
        assertThat(ended.output()).isEqualTo("[\"again\",\"again\",\"again\",\"again\"]");
        var run = mapRun(execution);
        assertThat(run.mapRunArn()).isEqualTo(failed.mapRunArn());
        assertThat(run.status()).isEqualTo(MapRunStatus.SUCCEEDED);
        assertThat(run.redriveCount()).isEqualTo(1);
        assertThat(run.redriveDate()).isAfterOrEqualTo(failed.stopDate());
        assertThat(run.executionCounts().pendingRedrive()).isZero();
        assertThat(aws.describe(child).redriveCount()).isEqualTo(1);
        assertThat(children(run.mapRunArn())).hasSize(4);
        assertThat(redriven(run.mapRunArn(), ExecutionRedriveFilter.REDRIVEN)).isEqualTo(3);
        assertThat(redriven(run.mapRunArn(), ExecutionRedriveFilter.NOT_REDRIVEN))
                .isEqualTo(1);
        assertThat(aws.history(execution))
                .filteredOn(event -> event.type() == HistoryEventType.MAP_RUN_REDRIVEN)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.mapRunRedrivenEventDetails().redriveCount())
                            .isEqualTo(1);
                    assertThat(event.mapRunRedrivenEventDetails().mapRunArn()).isEqualTo(run.mapRunArn());
                });
    }

    @Test
    void executionsThatSucceededAreNotRedrivenAndAFailureAfterTheRedriveCounts() {
        var execution = aws.start(each("\"MaxConcurrency\":1,", "[1,2]"), "{}");
        succeed(aws.receiveToken(), "one");
        fail(aws.receiveToken());
        aws.awaitEnd(execution);

        aws.states.redriveExecution(r -> r.executionArn(execution));
        fail(aws.receiveToken());
        aws.awaitEnd(execution);
        aws.states.redriveExecution(r -> r.executionArn(execution));
        succeed(aws.receiveToken(), "two");

        assertThat(aws.awaitEnd(execution).output()).isEqualTo("[\"one\",\"two\"]");
        assertThat(mapRun(execution).redriveCount()).isEqualTo(2);
    }

    private String failedChild(String mapRun) {
        return aws.states
                .listExecutions(r -> r.mapRunArn(mapRun).statusFilter(ExecutionStatus.FAILED))
                .executions()
                .getFirst()
                .executionArn();
    }

    private int redriven(String mapRun, ExecutionRedriveFilter filter) {
        return aws.states
                .listExecutions(r -> r.mapRunArn(mapRun).redriveFilter(filter))
                .executions()
                .size();
    }

    @Test
    void asManyFailuresAsAreToleratedDoNotFailTheRunAndTheLimitCanBeRaisedMeanwhile() {
        var execution = aws.start(each("\"ToleratedFailurePercentage\":34,\"MaxConcurrency\":1,", "[1,2,3]"), "{}");
        fail(aws.receiveToken());
        var second = aws.receiveToken();
        var run = mapRun(execution);
        assertThat(run.toleratedFailurePercentage()).isEqualTo(34f);

        aws.states.updateMapRun(r ->
                r.mapRunArn(run.mapRunArn()).toleratedFailurePercentage(70f).maxConcurrency(2));
        var third = aws.receiveToken();
        fail(second);
        succeed(third, "three");

        var ended = aws.awaitEnd(execution);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.output()).contains("\"Hiccup\"", "\"three\"");
        assertThat(mapRun(execution).itemCounts().failed()).isEqualTo(2);
    }

    @Test
    void theEndOfTheExecutionStopsTheRunAndWhatItStartedAtAnyDepth() {
        var machine = aws.machine("Outer", """
                "Outer":{"Type":"Map","Items":[[1,2],[3]],"End":true,
                 "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
                  "StartAt":"Each","States":{%s}}}
                """.formatted(state("", "\"{% $states.input %}\"")));
        var execution = aws.start(machine, "{}");
        for (int token = 0; token < 3; token++) {
            aws.receiveToken();
        }

        aws.states.stopExecution(r -> r.executionArn(execution));

        assertThat(mapRun(execution).status()).isEqualTo(MapRunStatus.ABORTED);
        var outer = children(mapRun(execution).mapRunArn());
        assertThat(outer).hasSize(2);
        for (var child : outer) {
            assertThat(aws.awaitEnd(child.executionArn()).status()).isEqualTo(ExecutionStatus.ABORTED);
            children(mapRun(child.executionArn()).mapRunArn())
                    .forEach(inner -> assertThat(
                                    aws.awaitEnd(inner.executionArn()).status())
                            .isEqualTo(ExecutionStatus.ABORTED));
        }
    }

    @Test
    void whatNeedsStorageOutsideIsRefusedByItsName() {
        assertThatThrownBy(() -> each("\"ItemReader\":{},", "[1]"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("ItemReader is not supported here");
        assertThatThrownBy(() -> each("\"ResultWriter\":{},", "[1]"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("ResultWriter is not supported here");
    }

    @Test
    void mapRunsAreListedInPages() {
        var machine = aws.machine("One", """
                "One":{"Type":"Map","Items":[],"Next":"Two","ItemProcessor":%1$s},
                "Two":{"Type":"Map","Items":[1],"End":true,"ItemProcessor":%2$s}
                """.formatted(same("A"), same("B")));
        var execution = aws.start(machine, "{}");
        assertThat(aws.awaitEnd(execution).output()).isEqualTo("[1]");

        var listed = new ArrayList<String>();
        aws.states
                .listMapRunsPaginator(r -> r.executionArn(execution).maxResults(1))
                .mapRuns()
                .forEach(run -> listed.add(run.mapRunArn()));

        assertThat(listed).hasSize(2).doesNotHaveDuplicates();
        assertThat(listed.stream()
                        .map(arn -> aws.states
                                .describeMapRun(r -> r.mapRunArn(arn))
                                .itemCounts()
                                .total())
                        .collect(Collectors.toList()))
                .containsExactly(1L, 0L);
    }

    private static String same(String name) {
        return """
                {"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
                 "StartAt":"%1$s","States":{"%1$s":{"Type":"Pass","End":true}}}
                """.formatted(name);
    }

    private String each(String fields, String items) {
        return aws.machine("Each", state(fields, items));
    }

    private String state(String fields, String items) {
        return """
                "Each":{"Type":"Map","Items":%s,%s"End":true,
                 "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
                  "StartAt":"Ask","States":{%s}}}
                """.formatted(items, fields, aws.callback("Ask", ""));
    }

    private DescribeMapRunResponse mapRun(String execution) {
        var runs = aws.states.listMapRuns(r -> r.executionArn(execution)).mapRuns();
        assertThat(runs).hasSize(1);
        return aws.states.describeMapRun(r -> r.mapRunArn(runs.getFirst().mapRunArn()));
    }

    private List<ExecutionListItem> children(String mapRun) {
        return aws.states.listExecutions(r -> r.mapRunArn(mapRun)).executions();
    }

    private void succeed(String token, String output) {
        aws.states.sendTaskSuccess(r -> r.taskToken(token).output("\"" + output + "\""));
    }

    private void fail(String token) {
        aws.states.sendTaskFailure(r -> r.taskToken(token).error("Hiccup"));
    }
}
