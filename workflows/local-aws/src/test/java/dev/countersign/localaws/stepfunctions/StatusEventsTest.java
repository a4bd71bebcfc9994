package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.stepfunctions.engine.StatusEventRule;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusEventsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static LocalStates local;

    @BeforeAll
    static void start() {
        local = LocalStates.on(LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS)
                .withStatusEvents(new StatusEventRule(
                        "events",
                        Set.of(ExecutionStatus.RUNNING, ExecutionStatus.SUCCEEDED, ExecutionStatus.ABORTED))));
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void aQueueIsToldOfTheStatusesItAskedForAsEventBridgeTellsThem() {
        var events = local.queue("events");
        var machine = local.machine("Ask", local.callback("Ask", ""));

        var execution = local.start(machine, "{\"tenant\":\"t\"}");
        var running = JSON.readTree(local.receive(events));
        assertThat(running.path("source").stringValue()).isEqualTo("aws.states");
        assertThat(running.path("detail-type").stringValue()).isEqualTo("Step Functions Execution Status Change");
        assertThat(running.path("resources").get(0).stringValue()).isEqualTo(execution);
        var detail = running.path("detail");
        assertThat(detail.path("executionArn").stringValue()).isEqualTo(execution);
        assertThat(detail.path("stateMachineArn").stringValue()).isEqualTo(machine);
        assertThat(detail.path("status").stringValue()).isEqualTo("RUNNING");
        assertThat(detail.path("input").stringValue()).isEqualTo("{\"tenant\":\"t\"}");
        assertThat(detail.path("stopDate").isNull()).isTrue();
        assertThat(detail.path("output").isNull()).isTrue();

        local.states.sendTaskSuccess(r -> r.taskToken(local.receiveToken()).output("{\"done\":true}"));
        assertEnd(JSON.readTree(local.receive(events)), execution, "SUCCEEDED");

        var stopped = local.start(machine, "{}");
        assertThat(JSON.readTree(local.receive(events))
                        .path("detail")
                        .path("status")
                        .stringValue())
                .isEqualTo("RUNNING");
        local.states.stopExecution(r -> r.executionArn(stopped).error("Enough").cause("said so"));
        var aborted = JSON.readTree(local.receive(events));
        assertEnd(aborted, stopped, "ABORTED");
        assertThat(aborted.path("detail").path("error").stringValue()).isEqualTo("Enough");
    }

    private static void assertEnd(JsonNode event, String execution, String status) {
        var detail = event.path("detail");
        assertThat(detail.path("status").stringValue()).isEqualTo(status);
        assertThat(detail.path("executionArn").stringValue()).isEqualTo(execution);
        assertThat(detail.path("stopDate").longValue())
                .isEqualTo(local.describe(execution).stopDate().toEpochMilli());
        assertThat(detail.path("inputDetails").path("included").booleanValue()).isTrue();
        if (status.equals("SUCCEEDED")) {
            assertThat(detail.path("output").stringValue()).isEqualTo("{\"done\":true}");
        }
    }
}
