package dev.countersign.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.alarm.Alarms;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.Retries;
import dev.countersign.request.RetryResult;
import dev.countersign.testing.Acme;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** A failed request is continued in its execution of the running product. */
class RetriedRequestIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);
    private static final Actor ana = acme.actor("ana");
    private static final Actor marta = acme.actor("marta");
    private static final Actor elena = acme.actor("elena");

    private final SfnClient sfn = product.states();

    @Test
    void aStoppedExecutionGoesOnWhereItWasAndTheRequestIsApproved() {
        RequestId request = acme.submit(ana, "Stopped and continued");
        acme.waitingFor(marta, request);
        String execution = execution(request);
        sfn.stopExecution(stop -> stop.executionArn(execution).error("Operator").cause("wrong window"));
        awaitStatus(request, RequestStatus.FAILED);
        assertThat(product.get(Alarms.class).page(elena, true, Optional.empty()).alarms())
                .filteredOn(alarm -> alarm.subject().equals(request.toString()))
                .extracting(alarm -> alarm.facts().get("broken-by"))
                .containsExactly("STOPPED");

        assertThat(product.get(Retries.class).retry(elena, request, "It was stopped by mistake."))
                .isEqualTo(new RetryResult.Retried());
        acme.approve(marta, request);

        awaitStatus(request, RequestStatus.APPROVED);
        assertThat(sfn.describeExecution(describe -> describe.executionArn(execution))
                        .redriveCount())
                .isEqualTo(1);
        assertThat(sfn.getExecutionHistory(history -> history.executionArn(execution))
                        .events())
                .extracting(HistoryEvent::type)
                .containsSubsequence(
                        HistoryEventType.EXECUTION_ABORTED,
                        HistoryEventType.EXECUTION_REDRIVEN,
                        HistoryEventType.EXECUTION_SUCCEEDED);
        assertThat(product.get(Alarms.class).page(elena, true, Optional.empty()).alarms())
                .noneMatch(alarm -> alarm.subject().equals(request.toString()));
    }

    private String execution(RequestId request) {
        return sfn.listStateMachinesPaginator(list -> {}).stateMachines().stream()
                .flatMap(
                        machine -> sfn
                                .listExecutionsPaginator(list -> list.stateMachineArn(machine.stateMachineArn()))
                                .executions()
                                .stream())
                .filter(execution -> execution.name().equals(request.toString()))
                .map(ExecutionListItem::executionArn)
                .findFirst()
                .orElseThrow();
    }

    private static void awaitStatus(RequestId request, RequestStatus status) {
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> product.get(RequestService.class)
                                .open(ana, request)
                                .orElseThrow()
                                .head()
                                .status(),
                        status::equals);
    }
}
