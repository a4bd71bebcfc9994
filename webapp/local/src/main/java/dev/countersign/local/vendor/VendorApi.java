package dev.countersign.local.vendor;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The HTTP API of the vendor: books under the key of the caller, and cancels what was booked under a key. */
@RestController
@Profile("local")
class VendorApi {

    static final String PATH = "/local/vendor/api";

    private static final String KEY_HEADER = "X-Api-Key";
    private static final int SLOW_SECONDS = 8;

    private final Vendor vendor;

    VendorApi(Vendor vendor) {
        this.vendor = vendor;
    }

    @PostMapping(PATH + "/{kind}")
    ResponseEntity<Map<String, Object>> book(
            @PathVariable String kind,
            @RequestHeader(name = KEY_HEADER, defaultValue = "") String apiKey,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestBody JsonNode body)
            throws InterruptedException {
        if (!apiKey.equals(VendorConnector.API_KEY)) {
            return said(HttpStatus.UNAUTHORIZED, "This key is not known.");
        }
        if (!Vendor.KINDS.contains(kind) || key.isEmpty()) {
            return said(HttpStatus.BAD_REQUEST, "Say what to book, and an Idempotency-Key.");
        }
        vendor.called(kind);
        Fault fault = vendor.fault(kind);
        if (fault == Fault.DOWN) {
            return said(HttpStatus.SERVICE_UNAVAILABLE, "Down for maintenance.");
        }
        String about = body.path("about").asString("");
        if (fault == Fault.FULL) {
            return said(HttpStatus.UNPROCESSABLE_CONTENT, refusal(kind));
        }
        if (kind.equals("captures") && !vendor.holds(about)) {
            return said(HttpStatus.UNPROCESSABLE_CONTENT, "No money is held for this order.");
        }
        wait(fault);
        Vendor.Booked booked = vendor.book(kind, key, about);
        if (fault == Fault.ERROR_AFTER_BOOKING) {
            return said(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong.");
        }
        return switch (booked) {
            case Vendor.Booked.Now(Booking booking) -> answer(HttpStatus.CREATED, booking);
            case Vendor.Booked.Before(Booking booking) ->
                answer(fault == Fault.DUPLICATE_ANSWER ? HttpStatus.CONFLICT : HttpStatus.OK, booking);
        };
    }

    @DeleteMapping(PATH + "/{kind}/{key}")
    ResponseEntity<Map<String, Object>> cancel(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestHeader(name = KEY_HEADER, defaultValue = "") String apiKey)
            throws InterruptedException {
        if (!apiKey.equals(VendorConnector.API_KEY)) {
            return said(HttpStatus.UNAUTHORIZED, "This key is not known.");
        }
        vendor.called(kind);
        Fault fault = vendor.fault(kind);
        if (fault == Fault.DOWN) {
            return said(HttpStatus.SERVICE_UNAVAILABLE, "Down for maintenance.");
        }
        if (fault == Fault.NO_CANCELLATION) {
            return said(HttpStatus.FORBIDDEN, "This rate cannot be cancelled.");
        }
        wait(fault);
        return vendor.cancel(kind, key)
                .map(booking -> answer(HttpStatus.OK, booking))
                .orElseGet(() -> said(HttpStatus.NOT_FOUND, "There is no such booking."));
    }

    private static String refusal(String kind) {
        return switch (kind) {
            case "stock" -> "There is not enough in stock.";
            case "payments", "captures" -> "The bank refuses.";
            default -> "Nothing is left on these days.";
        };
    }

    private static void wait(Fault fault) throws InterruptedException {
        if (fault == Fault.SLOW) {
            // Nobody ends this wait.
            new CountDownLatch(1).await(SLOW_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static ResponseEntity<Map<String, Object>> answer(HttpStatus status, Booking booking) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "reference", booking.reference(),
                        "about", booking.about(),
                        "status", booking.cancelled() ? "cancelled" : "booked"));
    }

    private static ResponseEntity<Map<String, Object>> said(HttpStatus status, String error) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("error", error));
    }
}
