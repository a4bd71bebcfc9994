package dev.countersign.local.vendor;

import java.time.Instant;

/**
 * A booking at the vendor.
 *
 * @param kind {@code flights}, {@code hotels}, {@code transport}; {@code stock} for reserved goods, {@code payments} for money that is held and {@code
 *     captures} for money that was taken
 * @param key the key of the call that booked it
 * @param reference what the vendor calls it
 * @param about what was booked, in the words of the caller
 */
public record Booking(String kind, String key, String reference, String about, boolean cancelled, Instant at) {

    Booking asCancelled(Instant now) {
        return new Booking(kind, key, reference, about, true, now);
    }
}
