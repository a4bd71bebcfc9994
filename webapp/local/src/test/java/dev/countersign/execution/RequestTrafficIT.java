package dev.countersign.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.testing.Acme;
import dev.countersign.testing.CountedCalls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** What a purchase asks of AWS. {@code docs/scale.md} computes quotas and costs from these numbers. */
@Tag(RunningProduct.OWN)
class RequestTrafficIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static RunningProduct product;
    private static Acme acme;

    @BeforeAll
    static void start() {
        product = RunningProduct.start(folder, RunningProduct.freePort(), "--countersign.undo-window=0s");
        acme = new Acme(product);
        // The first request of a template creates its state machine.
        approved(100, 2, "marta");
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void aPurchaseThatTheManagerDecides() {
        Traffic traffic = approved(900, 2, "marta");

        assertThat(traffic.history()).isEqualTo(new History(53, 17, Map.of("sqs", 3, "lambda", 1)));
        assertThat(traffic.calls())
                .containsAllEntriesOf(Map.of("StartExecution", 1, "SendTaskSuccess", 1, "Publish", 2));
    }

    @Test
    void aPurchaseThatThreePeopleDecide() {
        Traffic traffic = approved(9000, 5, "marta", "jon", "carlos");

        assertThat(traffic.history()).isEqualTo(new History(81, 26, Map.of("sqs", 5, "lambda", 1)));
        assertThat(traffic.calls())
                .containsAllEntriesOf(Map.of("StartExecution", 1, "SendTaskSuccess", 3, "Publish", 5));
    }

    /** @param letters how many are waited for, since some follow the end */
    private static Traffic approved(int euros, int letters, String... approvers) {
        Map<String, Integer> before = CountedCalls.all();
        Actor ana = acme.actor("ana");
        RequestId request = acme.submit(ana, "Counted", euros);
        for (int at = 0; at < approvers.length; at++) {
            // Nobody is written to about what they have decided already. The first one is asked alone, and then the
            // others together.
            int asked = at == 0 ? 1 : approvers.length;
            await().atMost(PATIENCE).until(() -> CountedCalls.since(before).getOrDefault("Publish", 0) >= asked);
            acme.approve(acme.actor(approvers[at]), request);
        }
        RequestService requests = product.get(RequestService.class);
        await().atMost(PATIENCE)
                .until(() -> requests.open(ana, request)
                        .filter(page -> page.head().status() == RequestStatus.APPROVED)
                        .isPresent());
        await().atMost(PATIENCE).until(() -> CountedCalls.since(before).getOrDefault("Publish", 0) >= letters);
        return new Traffic(History.of(request), CountedCalls.since(before));
    }

    private record Traffic(History history, Map<String, Integer> calls) {}

    /** @param tasks calls of other services, by service */
    private record History(int events, int statesEntered, Map<String, Integer> tasks) {

        static History of(RequestId request) {
            SfnClient sfn = product.states();
            String execution = sfn.listStateMachines().stateMachines().stream()
                    .flatMap(
                            machine -> sfn
                                    .listExecutions(list -> list.stateMachineArn(machine.stateMachineArn()))
                                    .executions()
                                    .stream())
                    .filter(one -> one.name().equals(request.toString()))
                    .findFirst()
                    .orElseThrow()
                    .executionArn();
            List<HistoryEvent> events = sfn.getExecutionHistory(history -> history.executionArn(execution))
                    .events();
            Map<String, Integer> tasks = new TreeMap<>();
            events.stream()
                    .filter(event -> event.taskScheduledEventDetails() != null)
                    .forEach(event ->
                            tasks.merge(event.taskScheduledEventDetails().resourceType(), 1, Integer::sum));
            int entered = (int) events.stream()
                    .filter(event -> event.stateEnteredEventDetails() != null)
                    .count();
            return new History(events.size(), entered, tasks);
        }
    }
}
