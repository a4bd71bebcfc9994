package dev.countersign.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.template.TemplateVersionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the history of a retried execution says about the steps that were undone and done again. */
class RequestClaimsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TemplateDefinition TEMPLATE = ((ReadResult.Parsed) TemplateYaml.read("""
            key: order
            name: Order
            prefix: OR
            title: "'Order'"
            form:
              - number: amount
                label: Amount
            steps:
              - automated: reserve
                name: Reserve
                function: reserve
                input: {}
                compensation: {function: release, input: {}}
            """)).definition();

    private static final String BOOKED = """
            {"result": {"id": "r1"}}""";
    private static final String UNDONE = """
            {"outcome": "FAILED", "undone": "reserve", "retries": 0}""";
    private static final String AGAIN = """
            {"redone": "reserve", "retries": 1, "result": {"id": "r2"}, "goingOn": {"result": {"step": "order"}}}""";

    private final List<HistoryEvent> history = new ArrayList<>();
    private final RequestRef request = new RequestRef(UUID.randomUUID(), UUID.randomUUID());
    private final RequestClaims claims = new RequestClaims(new ExecutionEnds(sfn()), new ExecutionHistory(sfn()));

    @Test
    void eachTimeHasItsResult() {
        left("reserve", BOOKED);
        left("reserve: take back", UNDONE);
        left("reserve: again", AGAIN);

        assertThat(finished(examine(0, "r1"))).isEqualTo("r1 at 1");
        assertThat(finished(examine(1, "r2"))).isEqualTo("r2 at 3");
        assertThat(examine(0, "r2").agrees()).isFalse();
    }

    /** The message of that may still be on its way, and the new result would stand beside the old one as if it were the same. */
    @Test
    void whatWasDoneAgainWasUndoneBefore() {
        left("reserve", BOOKED);
        left("reserve: take back", UNDONE);
        left("reserve: again", AGAIN);

        assertThat(examine(1, "r2").events().getFirst()).isInstanceOfSatisfying(StepUndone.class, undone -> {
            assertThat(undone.step()).isEqualTo("reserve");
            assertThat(undone.retries()).isZero();
            assertThat(undone.at()).isEqualTo(Instant.ofEpochSecond(2));
        });
        assertThat(examine(0, "r1").events()).hasSize(1);
    }

    @Test
    void theMessageOfAnEarlierRetrySaysNothingAnyMore() {
        left("reserve: again", AGAIN);
        left("reserve: again", AGAIN.replace("\"retries\": 1", "\"retries\": 2"));
        assertThat(examine(1, "r2")).isEqualTo(Truth.SUPERSEDED);
        assertThat(finished(examine(2, "r2"))).isEqualTo("r2 at 2");
    }

    @Test
    void aFormerReleaseSaysOnlyHowTheRequestHadFailed() {
        left("reserve: again", """
                {"outcome": "FAILED", "result": {"step": "order", "by": null, "reason": "Down"}}""");
        assertThat(examine(1, "r2")).isEqualTo(Truth.NOTHING);
    }

    private Truth examine(int retries, String id) {
        JsonNode result = JSON.createObjectNode().put("id", id);
        return claims.examine(
                request,
                new KnownExecution(
                        TEMPLATE,
                        Optional.of("arn"),
                        new ExecutionRun(new TemplateVersionId(UUID.randomUUID()), 0, 1, Optional.empty())),
                new RequestEvent.StepResult(request.tenant(), request.request(), 1, "reserve", retries, result),
                Instant.EPOCH);
    }

    private static String finished(Truth truth) {
        return truth.events().getLast() instanceof StepFinished finished
                ? "%s at %d"
                        .formatted(
                                finished.result().path("id").stringValue(),
                                finished.at().getEpochSecond())
                : truth.toString();
    }

    private void left(String state, String output) {
        history.add(HistoryEvent.builder()
                .type("TaskStateExited")
                .timestamp(Instant.ofEpochSecond(history.size() + 1L))
                .stateExitedEventDetails(details -> details.name(state).output(output))
                .build());
    }

    private SfnClient sfn() {
        return new SfnClient() {

            @Override
            public GetExecutionHistoryResponse getExecutionHistory(GetExecutionHistoryRequest request) {
                return GetExecutionHistoryResponse.builder()
                        .events(history.reversed())
                        .build();
            }

            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {}
        };
    }
}
