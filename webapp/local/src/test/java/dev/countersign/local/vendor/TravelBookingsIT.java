package dev.countersign.local.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.Retries;
import dev.countersign.request.RetryResult;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.request.TimelineEntry;
import dev.countersign.template.Templates;
import dev.countersign.testing.Acme;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A travel request that books at a vendor whose faults are switched on, as the whole product runs it. */
class TravelBookingsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);
    private static final Actor ana = acme.actor("ana");
    private static final Actor marta = acme.actor("marta");
    private static final Actor elena = acme.actor("elena");
    private static boolean isPublished;

    private final Vendor vendor = product.get(Vendor.class);

    @AfterEach
    void mend() {
        Vendor.KINDS.forEach(kind -> vendor.set(kind, Fault.NONE));
    }

    @Test
    void whatWasApprovedIsBookedOnce() {
        RequestId request = travel("Lisbon");
        awaitStatus(request, RequestStatus.APPROVED);
        assertThat(booked("Lisbon")).containsExactlyInAnyOrder("flights", "hotels", "transport");
    }

    @Test
    void ifTheHotelFailsTheFlightIsCancelledAndTransportIsNeverBooked() {
        vendor.set("hotels", Fault.FULL);
        RequestId request = travel("Porto");
        awaitStatus(request, RequestStatus.FAILED);

        assertThat(booked("Porto")).isEmpty();
        assertThat(bookings("Porto")).extracting(Booking::kind).containsExactly("flights");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statuses(request))
                        .containsEntry("flight", PathNode.Status.UNDONE)
                        .containsEntry("hotel", PathNode.Status.FAILED)
                        .containsEntry("transport", PathNode.Status.CANCELLED));
        assertThat(page(request).head().reason())
                .isNotNull()
                .satisfies(reason -> assertThat(reason.standard())
                        .isEqualTo("“travel-vendor” answered 422: Nothing is left on these days."));
        assertThat(page(request).timeline())
                .filteredOn(TimelineEntry.Undone.class::isInstance)
                .extracting(
                        entry -> ((TimelineEntry.Undone) entry).step(),
                        entry -> ((TimelineEntry.Undone) entry).finished())
                .as("the hotel was never booked")
                .containsExactlyInAnyOrder(tuple("flight", true), tuple("hotel", false));

        vendor.set("hotels", Fault.NONE);
        retry(request);
        awaitStatus(request, RequestStatus.APPROVED);
        assertThat(booked("Porto")).containsExactlyInAnyOrder("flights", "hotels", "transport");
        assertThat(statuses(request)).as("booked again").containsEntry("flight", PathNode.Status.DONE);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(page(request).timeline().stream().flatMap(TravelBookingsIT::ofTheFlight))
                                .containsExactly("booked", "cancelled", "retried", "booked"));
    }

    @Test
    void aVendorThatIsDownForAWhileIsCalledAgainAndBooksOnce() {
        vendor.set("flights", Fault.DOWN);
        int before = vendor.calls("flights");
        RequestId request = travel("Rome");
        await().atMost(PATIENCE).until(() -> vendor.calls("flights") >= before + 2);
        vendor.set("flights", Fault.NONE);

        awaitStatus(request, RequestStatus.APPROVED);
        assertThat(bookings("Rome"))
                .extracting(Booking::kind)
                .containsExactlyInAnyOrder("flights", "hotels", "transport");
    }

    @Test
    void anAnswerThatWasLostAfterTheBookingDoesNotBookTwice() {
        vendor.set("hotels", Fault.ERROR_AFTER_BOOKING);
        int before = vendor.calls("hotels");
        RequestId request = travel("Milan");
        await().atMost(PATIENCE).until(() -> vendor.calls("hotels") >= before + 2);
        vendor.set("hotels", Fault.DUPLICATE_ANSWER);

        awaitStatus(request, RequestStatus.APPROVED);
        assertThat(bookings("Milan")).hasSize(3);
        assertThat(booked("Milan")).containsExactlyInAnyOrder("flights", "hotels", "transport");
    }

    @Test
    void aCancellationThatFailsIsToldAndTriedAgainByTheRetry() {
        vendor.set("flights", Fault.NO_CANCELLATION);
        vendor.set("hotels", Fault.FULL);
        RequestId request = travel("Oslo");
        awaitStatus(request, RequestStatus.FAILED);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(alarms(request)).contains(AlarmKind.STEP_NOT_UNDONE);
            assertThat(statuses(request)).containsEntry("flight", PathNode.Status.NOT_UNDONE);
        });
        assertThat(booked("Oslo")).containsExactly("flights");

        vendor.set("flights", Fault.NONE);
        retry(request);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(statuses(request)).containsEntry("flight", PathNode.Status.UNDONE);
            assertThat(page(request).head().status()).isEqualTo(RequestStatus.FAILED);
        });
        assertThat(booked("Oslo")).isEmpty();
        assertThat(bookings("Oslo")).as("nothing was booked again").hasSize(1);
        assertThat(alarms(request)).doesNotContain(AlarmKind.STEP_NOT_UNDONE);
    }

    private static Stream<String> ofTheFlight(TimelineEntry entry) {
        return switch (entry) {
            case TimelineEntry.Checked done when done.step().equals("flight") -> Stream.of("booked");
            case TimelineEntry.Undone undone when undone.step().equals("flight") -> Stream.of("cancelled");
            case TimelineEntry.Retried _ -> Stream.of("retried");
            default -> Stream.empty();
        };
    }

    private RequestId travel(String city) {
        publish();
        RequestService requests = product.get(RequestService.class);
        ObjectNode form = JsonMapper.shared().createObjectNode();
        form.put("destination", city)
                .put("region", "continent")
                .put("purpose", "customer")
                .put("departure", LocalDate.now(ZoneOffset.UTC).plusDays(30).toString())
                .put("return", LocalDate.now(ZoneOffset.UTC).plusDays(33).toString())
                .put("reason", "A customer wants to see us.");
        form.putArray("bookings").add("flight").add("hotel").add("transport");
        ObjectNode cost = form.putArray("costs").addObject().put("kind", "lodging");
        cost.putObject("amount").put("amount", 400).put("currency", "EUR");
        SubmitResult result = requests.submit(
                ana,
                new Submission(
                        UUID.randomUUID(),
                        requests.prepare(ana, "travel-request").orElseThrow().template(),
                        form));
        if (!(result instanceof SubmitResult.Submitted submitted)) {
            throw new AssertionError(result);
        }
        acme.approve(marta, submitted.id());
        return submitted.id();
    }

    private static synchronized void publish() {
        if (!isPublished) {
            TemplateDefinition travel = BuiltInTemplates.all().stream()
                    .filter(template -> template.key().equals("travel-request"))
                    .findFirst()
                    .orElseThrow();
            product.get(Templates.class).publish(elena, travel);
            isPublished = true;
        }
    }

    private void retry(RequestId request) {
        assertThat(product.get(Retries.class).retry(elena, request, "It works again."))
                .isEqualTo(new RetryResult.Retried());
    }

    private List<Booking> bookings(String city) {
        return vendor.bookings().stream()
                .filter(booking -> booking.about().startsWith(city + ","))
                .toList();
    }

    private List<String> booked(String city) {
        return bookings(city).stream()
                .filter(booking -> !booking.cancelled())
                .map(Booking::kind)
                .toList();
    }

    private static RequestCase page(RequestId request) {
        return product.get(RequestService.class).open(ana, request).orElseThrow();
    }

    private static Map<String, PathNode.Status> statuses(RequestId request) {
        return page(request).path().stream()
                .filter(PathNode.Step.class::isInstance)
                .map(PathNode.Step.class::cast)
                .collect(Collectors.toMap(PathNode.Step::key, PathNode.Step::status));
    }

    private static List<AlarmKind> alarms(RequestId request) {
        return product.get(Alarms.class).page(elena, true, Optional.empty()).alarms().stream()
                .filter(alarm -> alarm.subject().equals(request.toString()))
                .map(Alarm::kind)
                .toList();
    }

    private static void awaitStatus(RequestId request, RequestStatus status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(request).head().status())
                        .as(page(request).head().toString())
                        .isEqualTo(status));
    }
}
