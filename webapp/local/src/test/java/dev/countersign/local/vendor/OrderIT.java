package dev.countersign.local.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.Verdict;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.template.Templates;
import dev.countersign.testing.Acme;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An order reserves goods and holds money at the same time, as the whole product runs it. */
class OrderIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);
    private static final Actor ana = acme.actor("ana");
    private static final Actor marta = acme.actor("marta");

    private final Vendor vendor = product.get(Vendor.class);

    @BeforeAll
    static void publish() {
        TemplateDefinition order = BuiltInTemplates.all().stream()
                .filter(template -> template.key().equals("order"))
                .findFirst()
                .orElseThrow();
        product.get(Templates.class).publish(acme.actor("elena"), order);
    }

    @AfterEach
    void mend() {
        Vendor.KINDS.forEach(kind -> vendor.set(kind, Fault.NONE));
    }

    @Test
    void whatTheManagerApprovesIsPaidOnce() {
        vendor.set("captures", Fault.ERROR_AFTER_BOOKING);
        int before = vendor.calls("captures");
        RequestId order = order(1_500);
        acme.approve(marta, order);
        await().atMost(PATIENCE).until(() -> vendor.calls("captures") >= before + 2);
        vendor.set("captures", Fault.NONE);

        awaitStatus(order, RequestStatus.APPROVED);
        assertThat(left(order)).containsExactlyInAnyOrder("stock", "payments", "captures");
        assertThat(all(order)).as("nothing twice").hasSize(3);
    }

    @Test
    void aSmallOrderIsPaidWithoutADecision() {
        RequestId order = order(80);
        awaitStatus(order, RequestStatus.APPROVED);
        assertThat(left(order)).containsExactlyInAnyOrder("stock", "payments", "captures");
    }

    @Test
    void whatTheManagerDeniesIsReleased() {
        RequestId order = order(2_000);
        DecideResult denied = product.get(ApprovalService.class)
                .decide(marta, acme.waitingFor(marta, order), Verdict.DENY, "Too dear.", 1, UUID.randomUUID());
        assertThat(denied).isInstanceOf(DecideResult.Recorded.class);

        awaitStatus(order, RequestStatus.DENIED);
        assertThat(left(order)).isEmpty();
        assertThat(all(order)).containsExactlyInAnyOrder("stock", "payments");
    }

    @Test
    void ifNotEnoughIsInStockTheHeldMoneyIsReleasedAndTheRequesterReadsWhy() {
        vendor.set("stock", Fault.FULL);
        RequestId order = order(70);
        awaitStatus(order, RequestStatus.DENIED);
        assertThat(page(order).head().reason())
                .isNotNull()
                .satisfies(reason -> assertThat(reason.standard()).contains("stock"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(left(order)).isEmpty());
    }

    @Test
    void ifTheMoneyCannotBeTakenTheRequestFailsAndEverythingIsReleased() {
        vendor.set("captures", Fault.FULL);
        RequestId order = order(60);
        awaitStatus(order, RequestStatus.FAILED);
        assertThat(left(order)).isEmpty();
        assertThat(all(order)).containsExactlyInAnyOrder("stock", "payments");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(steps(order))
                        .filteredOn(step -> step.status() == PathNode.Status.UNDONE)
                        .extracting(PathNode.Step::key)
                        .containsExactly("stock", "payment"));
    }

    private RequestId order(int euros) {
        RequestService requests = product.get(RequestService.class);
        ObjectNode form = JsonMapper.shared().createObjectNode();
        form.put("item", "Lamp").put("quantity", 3).put("deliver-to", "Madrid").put("reason", "The old ones broke.");
        form.putObject("total").put("amount", euros).put("currency", "EUR");
        SubmitResult result = requests.submit(
                ana,
                new Submission(
                        UUID.randomUUID(),
                        requests.prepare(ana, "order").orElseThrow().template(),
                        form));
        if (!(result instanceof SubmitResult.Submitted submitted)) {
            throw new AssertionError(result);
        }
        return submitted.id();
    }

    private Stream<Booking> bookings(RequestId order) {
        String number = page(order).head().number();
        return vendor.bookings().stream().filter(booking -> booking.about().startsWith(number + " "));
    }

    private List<String> all(RequestId order) {
        return bookings(order).map(Booking::kind).toList();
    }

    private List<String> left(RequestId order) {
        return bookings(order)
                .filter(booking -> !booking.cancelled())
                .map(Booking::kind)
                .toList();
    }

    private static RequestCase page(RequestId request) {
        return product.get(RequestService.class).open(ana, request).orElseThrow();
    }

    private static List<PathNode.Step> steps(RequestId request) {
        return page(request).path().stream().flatMap(OrderIT::steps).toList();
    }

    private static Stream<PathNode.Step> steps(PathNode node) {
        return switch (node) {
            case PathNode.Step step -> Stream.of(step);
            case PathNode.Fork fork ->
                fork.branches().stream().flatMap(List::stream).flatMap(OrderIT::steps);
        };
    }

    private static void awaitStatus(RequestId request, RequestStatus status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(request).head().status())
                        .as(page(request).head().toString())
                        .isEqualTo(status));
    }
}
