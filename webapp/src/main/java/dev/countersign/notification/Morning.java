package dev.countersign.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a digest is sent. */
final class Morning {

    private static final LocalTime TIME = LocalTime.of(8, 0);

    private Morning() {}

    /** The next 8:00 after this moment where the person is; where the clocks skip it, the moment after the gap. */
    static Instant after(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        Instant today = local.toLocalDate().atTime(TIME).atZone(zone).toInstant();
        return today.isAfter(now)
                ? today
                : local.toLocalDate().plusDays(1).atTime(TIME).atZone(zone).toInstant();
    }
}
