package dev.countersign.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.alarm.Alarms;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.MoveFit;
import dev.countersign.approval.Verdict;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.TimelineEntry;
import dev.countersign.testing.Acme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Running requests of the running product are moved to another version of their template. */
class MovedRequestsIT {

    /** The goal is 100. Each takes a moment, so the daily run has fewer. */
    private static final int REQUESTS = Integer.getInteger("countersign.moves", 20);

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);
    private static final Actor ana = acme.actor("ana");
    private static final Actor marta = acme.actor("marta");
    private static final Actor nuria = acme.actor("nuria");
    private static final Actor laura = acme.actor("laura");
    private static final Actor elena = acme.actor("elena");

    private final SfnClient sfn = product.states();
    private final Orders orders = new Orders(product, acme);

    @Test
    void whatRunsEndsOnItsVersionAndWhatIsMovedEndsOnTheOtherWithWhatWasDecided() {
        orders.publish("moved-order", Orders.FORM, Orders.CHECK, Orders.MANAGER, Orders.FINANCE);
        List<RequestId> requests = IntStream.range(0, REQUESTS)
                .mapToObj(number -> orders.submit(ana, "moved-order", "Order " + number))
                .toList();
        requests.forEach(request -> acme.approve(marta, request));
        requests.forEach(request -> acme.waitingFor(nuria, request));
        orders.publish("moved-order", Orders.FORM, Orders.CHECK, Orders.MANAGER, Orders.FINANCE, Orders.LEGAL);
        int letters = orders.letters(nuria);
        List<RequestId> moved = requests.subList(0, REQUESTS / 2);

        MoveReport report = orders.move(elena, new MoveChoice("moved-order", 1, 2, Map.of()), moved);

        assertThat(report.batch().moved()).isEqualTo(REQUESTS / 2);
        assertThat(orders.letters(nuria)).as("nobody is told anything new").isEqualTo(letters);
        requests.forEach(request -> acme.approve(nuria, request));
        moved.forEach(request -> acme.approve(laura, request));
        for (RequestId request : requests) {
            awaitStatus(request, RequestStatus.APPROVED);
            boolean isMoved = moved.contains(request);
            assertThat(orders.version(request)).isEqualTo(isMoved ? 2 : 1);
            assertThat(orders.approvals(request)).as("approvals, each once").isEqualTo(isMoved ? 3 : 2);
            assertThat(orders.decisions(request)).isEqualTo(isMoved ? 3 : 2);
        }
        assertThat(page(moved.getFirst()).timeline())
                .filteredOn(TimelineEntry.Moved.class::isInstance)
                .singleElement()
                .satisfies(entry ->
                        assertThat(((TimelineEntry.Moved) entry).reason()).isEqualTo(Orders.REASON));
        assertThat(history(moved.getFirst(), 1))
                .as("what the execution before has checked is not checked again")
                .noneMatch(event -> event.typeAsString().startsWith("LambdaFunction")
                        || (event.taskScheduledEventDetails() != null
                                && event.taskScheduledEventDetails().resource().contains("invoke")));
        assertThat(history(moved.getFirst(), 0).getLast().typeAsString()).isEqualTo("ExecutionAborted");
        assertThat(product.get(Alarms.class).page(elena, true, Optional.empty()).alarms())
                .noneMatch(alarm ->
                        requests.stream().anyMatch(request -> alarm.subject().equals(request.toString())));
    }

    @Test
    void whatTheOtherVersionAsksBeforeIsAskedFirstAndWhatIsDecidedMeanwhileCounts() {
        orders.publish("moved-first", Orders.FORM, Orders.MANAGER, Orders.FINANCE);
        RequestId request = orders.submit(ana, "moved-first", "First");
        acme.approve(marta, request);
        acme.waitingFor(nuria, request);
        orders.publish("moved-first", Orders.FORM, Orders.MANAGER, Orders.LEGAL, Orders.FINANCE);
        MoveChoice choice = new MoveChoice("moved-first", 1, 2, Map.of());
        assertThat(orders.fit(elena, choice, request)).isInstanceOfSatisfying(MoveFit.Fits.class, fits -> {
            assertThat(fits.waits()).extracting(text -> text.standard()).containsExactly("finance");
            assertThat(fits.first()).extracting(text -> text.standard()).containsExactly("legal");
        });

        orders.move(elena, choice, List.of(request));
        acme.approve(nuria, request);
        acme.approve(laura, request);

        awaitStatus(request, RequestStatus.APPROVED);
        assertThat(orders.decisions(request)).isEqualTo(3);
    }

    @Test
    void aRenamedStepIsFoundByItsNewKeyAndWhatDoesNotFitStays() {
        orders.publish("moved-key", Orders.FORM, Orders.CHECK, Orders.MANAGER, Orders.FINANCE);
        RequestId atFinance = orders.submit(ana, "moved-key", "At finance");
        RequestId withdrawn = orders.submit(ana, "moved-key", "Withdrawn");
        RequestId atManager = orders.submit(ana, "moved-key", "At the manager");
        acme.approve(marta, atFinance);
        acme.waitingFor(nuria, atFinance);
        acme.waitingFor(marta, atManager);
        acme.waitingFor(marta, withdrawn);
        orders.publish(
                "moved-key",
                Orders.FORM,
                Orders.CHECK,
                Orders.approval("boss", "manager-of: requester"),
                Orders.FINANCE.replace("finance", "money"));
        MoveChoice unmapped = new MoveChoice("moved-key", 1, 2, Map.of());
        assertThat(orders.fit(elena, unmapped, atFinance))
                .isInstanceOfSatisfying(
                        MoveFit.Stays.class, stays -> assertThat(stays.why()).isEqualTo(MoveFit.Why.STEP_IS_MISSING));
        MoveChoice choice = new MoveChoice("moved-key", 1, 2, Map.of("manager", "boss", "finance", "money"));
        product.get(RequestService.class).withdraw(ana, withdrawn);

        MoveReport report = orders.move(elena, choice, List.of(atFinance, atManager, withdrawn));

        assertThat(report.batch().all())
                .as("a request that has ended is none that runs")
                .isEqualTo(2);
        assertThat(report.batch().moved()).isEqualTo(2);
        acme.approve(marta, atManager);
        acme.approve(nuria, atFinance);
        acme.approve(nuria, atManager);
        awaitStatus(atFinance, RequestStatus.APPROVED);
        awaitStatus(atManager, RequestStatus.APPROVED);
        assertThat(orders.decisions(atFinance)).isEqualTo(2);
    }

    @Test
    void aRequestIsMovedBackAndForthAndWithdrawnOnItsWay() {
        orders.publish("moved-back", Orders.FORM, Orders.CHECK, Orders.MANAGER, Orders.FINANCE);
        RequestId request = orders.submit(ana, "moved-back", "There and back");
        acme.approve(marta, request);
        acme.waitingFor(nuria, request);
        orders.publish("moved-back", Orders.FORM, Orders.CHECK, Orders.MANAGER, Orders.FINANCE, Orders.LEGAL);

        orders.move(elena, new MoveChoice("moved-back", 1, 2, Map.of()), List.of(request));
        orders.awaitFit(elena, new MoveChoice("moved-back", 2, 1, Map.of()), request);
        orders.move(elena, new MoveChoice("moved-back", 2, 1, Map.of()), List.of(request));
        assertThat(product.get(RequestService.class)
                        .withdraw(ana, request)
                        .getClass()
                        .getSimpleName())
                .isEqualTo("Withdrawn");

        awaitStatus(request, RequestStatus.WITHDRAWN);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> history(request, 2).getLast().typeAsString(), "ExecutionSucceeded"::equals);
        assertThat(orders.version(request)).isEqualTo(1);
    }

    /** What people do at the same moment is before the move, so that the request stays, or after it, and counts there. */
    @Test
    void ofActsAtTheSameMomentEachCountsOnce() throws InterruptedException {
        orders.publish("moved-race", Orders.FORM, Orders.MANAGER, Orders.FINANCE);
        List<RequestId> requests = IntStream.range(0, 8)
                .mapToObj(number -> orders.submit(ana, "moved-race", "Race " + number))
                .toList();
        List<ApprovalId> approvals = requests.stream()
                .map(request -> acme.waitingFor(marta, request))
                .toList();
        orders.publish("moved-race", Orders.FORM, Orders.MANAGER, Orders.LEGAL);
        List<RequestId> decided = requests.subList(0, 4);
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> acts = new ArrayList<>();
        for (int number = 0; number < requests.size(); number++) {
            RequestId request = requests.get(number);
            ApprovalId approval = approvals.get(number);
            acts.add(Thread.ofVirtual().start(() -> {
                awaitOpening(start);
                if (decided.contains(request)) {
                    product.get(ApprovalService.class)
                            .decide(marta, approval, Verdict.APPROVE, "", 1, UUID.randomUUID());
                } else {
                    product.get(RequestService.class).withdraw(ana, request);
                }
            }));
        }
        start.countDown();
        MoveReport report = orders.move(elena, new MoveChoice("moved-race", 1, 2, Map.of()), requests);
        for (Thread act : acts) {
            act.join();
        }

        for (RequestId request : decided) {
            acme.approve(orders.version(request) == 2 ? laura : nuria, request);
            awaitStatus(request, RequestStatus.APPROVED);
            assertThat(orders.decisions(request)).isEqualTo(2);
        }
        requests.subList(4, 8).forEach(request -> awaitStatus(request, RequestStatus.WITHDRAWN));
        assertThat(requests.stream().filter(request -> orders.version(request) == 2))
                .hasSize(report.batch().moved());
        assertThat(product.get(Alarms.class).page(elena, true, Optional.empty()).alarms())
                .noneMatch(alarm ->
                        requests.stream().anyMatch(request -> alarm.subject().equals(request.toString())));
    }

    private List<HistoryEvent> history(RequestId request, int moves) {
        String name = moves == 0 ? request.toString() : request + "_" + moves;
        String machine = sfn.listStateMachinesPaginator(list -> {}).stateMachines().stream()
                .filter(
                        one -> sfn
                                .listExecutionsPaginator(list -> list.stateMachineArn(one.stateMachineArn()))
                                .executions()
                                .stream()
                                .anyMatch(execution -> execution.name().equals(name)))
                .map(one -> one.stateMachineArn())
                .findFirst()
                .orElseThrow();
        return sfn.getExecutionHistory(
                        history -> history.executionArn(machine.replace(":stateMachine:", ":execution:") + ":" + name)
                                .maxResults(1_000))
                .events();
    }

    private static void awaitOpening(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RequestCase page(RequestId request) {
        return product.get(RequestService.class).open(ana, request).orElseThrow();
    }

    private static void awaitStatus(RequestId request, RequestStatus status) {
        await().atMost(Duration.ofSeconds(60)).until(() -> page(request).head().status(), status::equals);
    }
}
