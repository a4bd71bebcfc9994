package dev.countersign.local.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.countersign.alarm.Alarms;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.Verdict;
import dev.countersign.definitions.edit.ResultUses;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.definitions.text.Text;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.CancelResult;
import dev.countersign.request.Cancellation;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.Retries;
import dev.countersign.request.RetryResult;
import dev.countersign.request.SkipResult;
import dev.countersign.request.Skips;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.request.TimelineEntry;
import dev.countersign.template.PublishResult;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The step at which a request failed is skipped, in the running product. */
class SkippedStepIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String REASON = "The hotel was booked by telephone.";

    private static final String TEMPLATE = """
            key: skipping
            name: Skipping
            prefix: SK
            title: $form.title
            form:
              - text: title
                label: Title
                required: true
            steps:
              - approval: manager
                name: Manager
                approvers: {manager-of: requester}
                due: 5 days
              - automated: flight
                name: Flight
                function: http-request
                retry: {attempts: 0}
                input: {connector: travel-vendor, method: POST, path: /flights, body: {about: "{% $form.title %}"}}
                compensation:
                  function: http-request
                  input: {connector: travel-vendor, method: DELETE, path: "{% '/flights/' & $call.undoes %}", accepts: [404]}
              - parallel: both
                name: Both
                branches:
                  - - automated: hotel
                      name: Hotel
                      function: http-request
                      retry: {attempts: 0}
                      input: {connector: travel-vendor, method: POST, path: /hotels, body: {about: "{% $form.title %}"}}
                      compensation:
                        function: http-request
                        input: {connector: travel-vendor, method: DELETE, path: "{% '/hotels/' & $call.undoes %}", accepts: [404]}
                  - - approval: finance
                      name: Finance
                      approvers: {person: nuria@acme.test}
                      due: 5 days
              - branch: booked
                name: Booked
                cases:
                  - when: $results.hotel.status = 200 or $results.hotel.status = 201
                    label: with a hotel
                    steps:
                      - approval: legal
                        name: Legal
                        approvers: {person: laura@acme.test}
                        due: 5 days
            """;

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);
    private static final Actor ana = acme.actor("ana");
    private static final Actor marta = acme.actor("marta");
    private static final Actor nuria = acme.actor("nuria");
    private static final Actor elena = acme.actor("elena");

    private final Vendor vendor = product.get(Vendor.class);
    private final Skips skips = product.get(Skips.class);

    @BeforeAll
    static void publish() {
        if (!(TemplateYaml.read(TEMPLATE) instanceof ReadResult.Parsed parsed)) {
            throw new AssertionError(TemplateYaml.read(TEMPLATE));
        }
        assertThat(product.get(Templates.class).publish(elena, parsed.definition()))
                .isInstanceOf(PublishResult.Published.class);
    }

    @AfterEach
    void mend() {
        Vendor.KINDS.forEach(kind -> vendor.set(kind, Fault.NONE));
    }

    @Test
    void theRequestGoesOnWithoutItAndNobodyWhoHasDecidedIsAskedAgain() {
        RequestId request = failing(ana, "Bergen");
        Skips.Offer offer = skips.offer(elena, request).orElseThrow();
        assertThat(offer.step()).isEqualTo("hotel");
        assertThat(offer.uses())
                .extracting(ResultUses.Use::step, ResultUses.Use::purpose)
                .containsExactly(tuple("booked", ResultUses.Purpose.CONDITION));

        assertThat(skips.skip(elena, request, "hotel", REASON)).isEqualTo(new SkipResult.Skipped());
        assertThat(skips.skip(elena, request, "hotel", REASON))
                .as("the same click again")
                .isInstanceOfSatisfying(
                        SkipResult.NotFailed.class,
                        late -> assertThat(late.how().reopened()).hasValueSatisfying(before -> {
                            assertThat(before.by().name()).isEqualTo("Elena Prado");
                            assertThat(before.skipped()).isTrue();
                        }));
        acme.approve(nuria, request);

        awaitStatus(request, RequestStatus.APPROVED);
        assertThat(booked("Bergen")).as("the flight once more, and no hotel").containsExactly("flights");
        assertThat(count("select count(*) from approval where request_id = ?", request))
                .as("those who are asked: manager and finance, each once, and not legal")
                .isEqualTo(2);
        assertThat(steps(request))
                .filteredOn(step -> step.key().equals("hotel"))
                .singleElement()
                .satisfies(hotel -> {
                    assertThat(hotel.status()).isEqualTo(PathNode.Status.LEFT_OUT);
                    assertThat(String.valueOf(hotel.result())).contains(REASON);
                });
        assertThat(steps(request))
                .filteredOn(step -> step.key().equals("flight"))
                .as("undone, and booked once more since")
                .singleElement()
                .extracting(PathNode.Step::status)
                .isEqualTo(PathNode.Status.DONE);
        assertThat(page(request).timeline())
                .filteredOn(entry -> entry instanceof TimelineEntry.Checked checked
                        && checked.step().equals("flight"))
                .as("each time")
                .hasSize(2);
        assertThat(page(request).timeline())
                .filteredOn(entry -> entry instanceof TimelineEntry.Skipped
                        || entry instanceof TimelineEntry.Moved
                        || entry instanceof TimelineEntry.Closed)
                .extracting(entry -> entry.getClass().getSimpleName())
                .containsExactly("Closed", "Skipped", "Closed");
        assertThat(count(
                        "select count(*) from audit_entry where kind = 'request.step-skipped' and request_id = ?",
                        request))
                .isEqualTo(1);
        assertThat(count("select count(*) from notification where kind = 'SKIPPED' and request_id = ?", request))
                .as("the requester is told")
                .isEqualTo(1);
        assertThat(alarms(request)).isEmpty();
    }

    @Test
    void whatWasSkippedIsNotUndoneIfTheRequestIsDeniedThen() {
        RequestId request = failing(ana, "Narvik");
        assertThat(skips.skip(elena, request, "hotel", REASON)).isEqualTo(new SkipResult.Skipped());
        int before = vendor.calls("hotels");
        DecideResult denied = product.get(ApprovalService.class)
                .decide(nuria, acme.waitingFor(nuria, request), Verdict.DENY, "Too dear.", 1, UUID.randomUUID());
        assertThat(denied).isInstanceOf(DecideResult.Recorded.class);

        awaitStatus(request, RequestStatus.DENIED);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(booked("Narvik")).isEmpty());
        assertThat(vendor.calls("hotels")).isEqualTo(before);
    }

    @Test
    void whoRetriesOrSkipsLaterThanSomebodyElseReadsTheReasonThatWasNotSent() {
        RequestId request = failing(ana, "Bodo");
        try (Desk skipping = new Desk(product, elena);
                Desk retrying = new Desk(product, acme.actor("xavi"))) {
            skipping.open("requests/" + request).click("Skip the step").type("Reason", REASON);
            retrying.open("requests/" + request).click("Retry").type("Reason", REASON);
            assertThat(skips.skip(elena, request, "hotel", "Booked.")).isEqualTo(new SkipResult.Skipped());

            for (Desk desk : List.of(skipping.click("Skip it"), retrying.click("Retry"))) {
                assertThat(desk.text())
                        .contains("Elena Prado had it go on without the step today ")
                        .contains("You typed this, but it was not sent:", REASON);
                assertThat(desk.click("Close").text()).doesNotContain(REASON);
            }
        }
    }

    @Test
    void thePageSaysWhatUsesItsAnswerBeforeItIsSkippedAndWhoSkippedItThen() {
        RequestId request = failing(ana, "Tromso");
        try (Desk desk = new Desk(product, elena)) {
            assertThat(desk.open("requests/" + request).text())
                    .contains("“Hotel” failed. “travel-vendor” answered 422: Nothing is left on these days.")
                    .contains("What the steps before had done was undone. The administrators were told.")
                    .contains("Hotel: had not finished; whatever it may have done was undone")
                    .contains("Flight: undone");
            desk.click("Skip the step");
            assertThat(desk.text()).contains("The step is “Hotel”.", "Booked: to choose how the request goes on");
            desk.click("Skip it");
            assertThat(desk.has("Skip it")).as("without a reason it stays").isTrue();
            desk.type("Reason", REASON).click("Skip it");
            awaitLeftOut(request);
            assertThat(desk.open("requests/" + request).text())
                    .contains("skipped “Hotel”, which had failed")
                    .contains("Skipped by Elena Prado: " + REASON)
                    .contains("“Hotel” was skipped. Elena Prado: " + REASON);
        }
        try (Desk desk = new Desk(product, nuria)) {
            assertThat(desk.open("inbox/" + acme.waitingFor(nuria, request)).text())
                    .as("whoever decides")
                    .contains("“Hotel” was skipped. Elena Prado: " + REASON);
        }
        assertThat(product.get(FiledRequests.class).leftOut(elena.tenant(), filed(request)))
                .extracting(Text::standard)
                .as("for their letters")
                .containsExactly("Hotel");
        try (Desk desk = new Desk(product, acme.actor("xavi"))) {
            RequestId other = failing(ana, "Alta");
            assertThat(desk.open("requests/" + other).has("Retry"))
                    .as("the service desk retries")
                    .isTrue();
            assertThat(desk.has("Skip the step")).isFalse();
        }
    }

    @Test
    void ofASkipARetryAndACancellationAtTheSameMomentOneCounts() throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            RequestId request = failing(ana, "Race" + round);
            vendor.set("hotels", Fault.NONE);
            List<Object> results = atOnce(List.of(
                    () -> skips.skip(elena, request, "hotel", REASON),
                    () -> skips.skip(acme.actor("elena"), request, "hotel", REASON),
                    () -> product.get(Retries.class).retry(elena, request, "It works again."),
                    () -> product.get(Cancellation.class).cancel(elena, request, "Not needed.")));
            boolean cancelled = results.contains(new CancelResult.Cancelled());
            assertThat(results.stream()
                            .filter(result ->
                                    result instanceof SkipResult.Skipped || result instanceof RetryResult.Retried)
                            .count())
                    .as(results.toString())
                    .isLessThanOrEqualTo(1);
            if (cancelled) {
                // A cancellation also ends what was just opened again.
                awaitStatus(request, RequestStatus.CANCELLED);
            } else {
                acme.approve(nuria, request);
            }
        }
    }

    @Test
    void onlyAdministratorsSkipNotInTheirOwnRequestAndOnlyWhatFailed() {
        RequestId request = failing(ana, "Molde");
        assertThat(skips.skip(marta, request, "hotel", REASON)).isEqualTo(new SkipResult.NotAllowed());
        assertThat(skips.offer(marta, request)).isEmpty();
        assertThat(skips.skip(acme.stranger(), request, "hotel", REASON)).isEqualTo(new SkipResult.NotFound());
        assertThat(skips.skip(elena, request, "flight", REASON)).isEqualTo(new SkipResult.NotThatStep());
        assertThat(skips.skip(elena, request, "hotel", " ")).isEqualTo(new SkipResult.ReasonRequired());
        RequestId own = failing(elena, "Bodo");
        assertThat(skips.offer(elena, own)).isEmpty();
        assertThat(skips.skip(elena, own, "hotel", REASON)).isEqualTo(new SkipResult.NotAllowed());
    }

    @Test
    void whatCouldNotBeUndoneIsNotLeftBehind() {
        vendor.set("flights", Fault.NO_CANCELLATION);
        RequestId request = failing(ana, "Skien");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(alarms(request)).contains("STEP_NOT_UNDONE"));
        String failed = skips.offer(elena, request).orElseThrow().step();
        assertThat(skips.skip(elena, request, failed, REASON)).isInstanceOf(SkipResult.NotUndone.class);
    }

    /** At its hotel, while Finance is asked. */
    private RequestId failing(Actor requester, String city) {
        vendor.set("hotels", Fault.FULL);
        RequestService requests = product.get(RequestService.class);
        SubmitResult result = requests.submit(
                requester,
                new Submission(
                        UUID.randomUUID(),
                        requests.prepare(requester, "skipping").orElseThrow().template(),
                        JsonMapper.shared().createObjectNode().put("title", city)));
        if (!(result instanceof SubmitResult.Submitted submitted)) {
            throw new AssertionError(result);
        }
        acme.approve(requester.equals(ana) ? marta : acme.actor("diego"), submitted.id());
        awaitStatus(submitted.id(), RequestStatus.FAILED);
        await().atMost(PATIENCE)
                .until(() ->
                        count("select count(*) from request_step_undone where request_id = ?", submitted.id()) >= 2);
        return submitted.id();
    }

    private static List<Object> atOnce(List<Supplier<Object>> acts) throws InterruptedException {
        List<Object> results = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = acts.stream()
                .map(act -> Thread.ofVirtual().start(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                    results.add(act.get());
                }))
                .toList();
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(results).hasSize(acts.size());
        return results;
    }

    private List<String> booked(String city) {
        return vendor.bookings().stream()
                .filter(booking -> booking.about().equals(city) && !booking.cancelled())
                .map(Booking::kind)
                .toList();
    }

    private static RequestCase page(RequestId request) {
        return product.get(RequestService.class).open(elena, request).orElseThrow();
    }

    /** Its new execution says so. */
    private static void awaitLeftOut(RequestId request) {
        await().atMost(PATIENCE).until(() -> page(request).has(PathNode.Status.LEFT_OUT));
    }

    private static FiledRequest filed(RequestId request) {
        return product.get(FiledRequests.class).find(elena.tenant(), request).orElseThrow();
    }

    private static List<PathNode.Step> steps(RequestId request) {
        return page(request).path().stream().flatMap(SkippedStepIT::steps).toList();
    }

    private static Stream<PathNode.Step> steps(PathNode node) {
        return switch (node) {
            case PathNode.Step step -> Stream.of(step);
            case PathNode.Fork fork ->
                fork.branches().stream().flatMap(List::stream).flatMap(SkippedStepIT::steps);
        };
    }

    private static List<String> alarms(RequestId request) {
        return product.get(Alarms.class).page(elena, true, Optional.empty()).alarms().stream()
                .filter(alarm -> alarm.subject().equals(request.toString()))
                .map(alarm -> alarm.kind().name())
                .toList();
    }

    private static int count(String sql, RequestId request) {
        return product.get(TenantTransaction.class)
                .call(
                        elena.tenant(),
                        () -> product.get(JdbcClient.class)
                                .sql(sql)
                                .param(request.value())
                                .query(Integer.class)
                                .single());
    }

    private static void awaitStatus(RequestId request, RequestStatus status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(request).head().status())
                        .as(page(request).head().toString())
                        .isEqualTo(status));
    }
}
