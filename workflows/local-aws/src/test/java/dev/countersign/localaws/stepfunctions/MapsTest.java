package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class MapsTest {

    private final LocalStates aws = LocalStates.on(TestDatabases.fresh());

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void noMoreIterationsWaitAtATimeThanMayAndTheOutputsKeepTheOrderOfTheItems() {
        var execution = aws.start(each("\"MaxConcurrency\":2,"), "{}");

        var first = aws.receiveToken();
        var second = aws.receiveToken();
        assertThat(Messages.all(aws.queues, aws.tasks)).isEmpty();
        succeed(second, "two");
        var third = aws.receiveToken();
        succeed(third, "three");
        assertThat(aws.count(execution, HistoryEventType.MAP_ITERATION_SUCCEEDED))
                .isEqualTo(2);
        succeed(first, "one");

        assertThat(aws.describe(execution).output()).isEqualTo("[\"one\",\"two\",\"three\"]");
    }

    @Test
    void asManyFailuresAsAreToleratedDoNotFailTheMap() {
        var execution = aws.start(each("\"ToleratedFailureCount\":1,"), "{}");

        fail(aws.receiveToken());
        succeed(aws.receiveToken(), "two");
        succeed(aws.receiveToken(), "three");

        var ended = aws.describe(execution);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.output()).contains("\"Hiccup\"", "\"two\"", "\"three\"");
    }

    @Test
    void oneFailureMoreThanIsToleratedFailsIt() {
        var execution = aws.start(each("\"ToleratedFailurePercentage\":34,"), "{}");

        fail(aws.receiveToken());
        fail(aws.receiveToken());

        assertThat(aws.awaitEnd(execution).status()).isEqualTo(ExecutionStatus.FAILED);
    }

    private String each(String fields) {
        return aws.machine("Each", """
                "Each":{"Type":"Map","Items":[1,2,3],%s"End":true,
                 "ItemProcessor":{"StartAt":"Ask","States":{%s}}}
                """.formatted(fields, aws.callback("Ask", "")));
    }

    private void succeed(String token, String output) {
        aws.states.sendTaskSuccess(r -> r.taskToken(token).output("\"" + output + "\""));
    }

    private void fail(String token) {
        aws.states.sendTaskFailure(r -> r.taskToken(token).error("Hiccup"));
    }
}
